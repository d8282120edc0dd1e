"""The market: bidders find open projects and send their bids and objections."""

from webapp.market.blueprint import bp
from webapp.market.projects import index

__all__ = ["bp", "index"]
