"""What pages ask about deposits."""
