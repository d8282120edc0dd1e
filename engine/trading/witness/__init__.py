"""Witnessing: what the centre only watches is watched and certified."""
