"""A starting kit made a hospital's own: its names in place of fiction, what it lacks left out, blanks marked."""
