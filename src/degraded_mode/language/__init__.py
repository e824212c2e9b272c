"""French words as they are shown: translation and typography."""
