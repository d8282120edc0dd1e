"""Custodians' pages: make a key in the browser, rehearse it, see how the others stand."""

from webapp.custodians import keys, pages
from webapp.custodians.blueprint import bp

__all__ = ["bp", "keys", "pages"]
