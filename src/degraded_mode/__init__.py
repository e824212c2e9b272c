"""Degraded-mode procedures of a hospital: read, checked, printed, walked through."""

__version__ = "0.1.0"
