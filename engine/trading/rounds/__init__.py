"""Rounds 轮次: what fails is tendered again as a linked project."""
