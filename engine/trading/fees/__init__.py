"""Fees of the platform: a bill needs its legal basis."""
