"""What each kind of element does with a token."""
