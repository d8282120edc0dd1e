"""Bids 投标文件: what the receiving clerk records of them before the opening."""
