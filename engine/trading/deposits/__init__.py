"""Deposits 投标保证金: tickets, money or guarantees for them, refund and forfeiture by the law."""
