"""Measures the numbers of the design; ratios within one run, never a timed test."""
