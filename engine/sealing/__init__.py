"""Formats and cryptography of sealed bids; it knows no database and no trading type."""
