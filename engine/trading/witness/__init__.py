"""Witness: what the trading centre only watches is written down as seen, and certified."""
