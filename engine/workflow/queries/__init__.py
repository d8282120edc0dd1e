"""What screens and worker may ask: one question per file, frozen answers."""
