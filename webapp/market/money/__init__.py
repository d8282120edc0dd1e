"""A bidder's money in a project: deposits, guarantees, bills."""

from webapp.market.money import actions, pages

__all__ = ["actions", "pages"]
