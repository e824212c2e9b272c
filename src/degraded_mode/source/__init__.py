"""Text of a hospital's file → strings with positions, and the findings that such a text deserves."""
