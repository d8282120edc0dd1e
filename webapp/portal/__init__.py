"""The portal: everybody reads notices here, without signing in."""

from webapp.portal.blueprint import bp
from webapp.portal.notices import index, notice

__all__ = ["bp", "index", "notice"]
