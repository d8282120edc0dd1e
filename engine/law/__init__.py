"""Statutory periods, thresholds and working days: data in, a verdict with its article out."""
