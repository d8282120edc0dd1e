"""Flask and the command line: speaks only Engine, orders, queries, vocabulary and errors."""

from webapp.site import create_app

__all__ = ["create_app"]
