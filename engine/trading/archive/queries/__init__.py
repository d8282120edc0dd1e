"""What the archive asks of the rest of the house."""
