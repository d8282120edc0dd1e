"""Documents of the platform: typeset, signed, kept by hash, delivered, verified by anyone."""
