"""YAML files as texts with positions, and findings about them."""
