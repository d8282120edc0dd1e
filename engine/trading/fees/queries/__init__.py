"""What pages ask about fees."""
