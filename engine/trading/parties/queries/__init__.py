"""What may be asked of parties."""
