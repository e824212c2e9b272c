"""The records that a hospital writes, frozen and converted from text."""
