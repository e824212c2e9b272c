"""A record that a hospital adds: what is asked, what is proposed, and where the answer is written."""
