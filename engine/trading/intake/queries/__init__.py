"""What may be asked of intake."""
