"""The catalogue, and packages in and out of it."""

from webapp.cli.items.listing import items

__all__ = ["items"]
