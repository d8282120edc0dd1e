"""The catalogue: what may be traded, kept by province and cities; choose an item and start it."""

from webapp.catalogue.blueprint import bp
from webapp.catalogue.deriving import conflicts, derivation_form, derive
from webapp.catalogue.ending import end_item
from webapp.catalogue.items import item_page, items
from webapp.catalogue.start import index, start

__all__ = [
    "bp",
    "conflicts",
    "derivation_form",
    "derive",
    "end_item",
    "index",
    "item_page",
    "items",
    "start",
]
