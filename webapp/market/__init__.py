"""The market: bidders find open projects and send their bids and objections."""

from webapp.market import bids, circulars, money
from webapp.market.blueprint import bp
from webapp.market.projects import index
from webapp.market.results import results

__all__ = ["bids", "bp", "circulars", "index", "money", "results"]
