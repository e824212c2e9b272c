"""Records and findings in other people's formats."""
