"""Custodians of the opening key: three persons of three parties, two of whom open."""
