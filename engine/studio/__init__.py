"""Drafts of trading types: written by analysts, reviewed and published by a second person."""

from engine.studio.orders import ORDERS

__all__ = ["ORDERS"]
