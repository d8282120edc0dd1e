"""What screens ask about law rows and the calendar: one question per file, frozen answers."""
