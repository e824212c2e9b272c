"""What can be put right in a hospital's files without asking: each repair is a value, tried before it is kept."""
