"""What services ask about awards."""
