"""The catalogue: choose what to start, and start it."""

from webapp.catalogue.blueprint import bp
from webapp.catalogue.start import index, start

__all__ = ["bp", "index", "start"]
