"""What was done, when and by whom: an append-only record and the state derived from it."""
