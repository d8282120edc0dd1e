"""A bidder's own bids: which lots, sealing and sending, receipts."""

from webapp.market.bids import own_receipts, pages, uploads

__all__ = ["own_receipts", "pages", "uploads"]
