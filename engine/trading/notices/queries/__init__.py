"""What the portal asks."""
