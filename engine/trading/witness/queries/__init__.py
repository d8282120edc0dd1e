"""What the witness's services ask."""
