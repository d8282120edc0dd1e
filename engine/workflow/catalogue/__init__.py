"""Catalogue items: what may be traded where, by which version, with which parameters.

The province keeps the catalogue (目录); a city derives items from it and tightens parameters.
"""

from engine.workflow.catalogue.item import Item
from engine.workflow.catalogue.keeping import store
from engine.workflow.catalogue.reading import (
    applicable,
    at,
    current,
    derived_from,
    items,
    newest,
    revision,
    revisions,
)

__all__ = [
    "Item",
    "applicable",
    "at",
    "current",
    "derived_from",
    "items",
    "newest",
    "revision",
    "revisions",
    "store",
]
