"""For everybody: the platform's receipt keys, and whether a receipt is genuine."""

from webapp.receipts.blueprint import bp
from webapp.receipts.checking import check, keys, verify

__all__ = ["bp", "check", "keys", "verify"]
