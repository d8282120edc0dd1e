"""Packages of trading types through the page: judged, imported as drafts, exported, signed."""

from webapp.packages.blueprint import bp
from webapp.packages.export import item_zip
from webapp.packages.imports import upload
from webapp.packages.index import index
from webapp.packages.signing import signed

__all__ = ["bp", "index", "item_zip", "signed", "upload"]
