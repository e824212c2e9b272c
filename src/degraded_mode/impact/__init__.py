"""What stands and what falls when systems are lost."""
