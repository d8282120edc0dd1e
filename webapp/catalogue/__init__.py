"""The catalogue: what may be traded, kept by province and cities; choose an item and start it."""

from webapp.catalogue.blueprint import bp
from webapp.catalogue.deriving import conflicts, derivation_form, derive
from webapp.catalogue.ending import end_item
from webapp.catalogue.items import item_page, items
from webapp.catalogue.register import register, register_export, register_template
from webapp.catalogue.register_actions import decide_entry, import_register
from webapp.catalogue.start import index, start

__all__ = [
    "bp",
    "conflicts",
    "decide_entry",
    "derivation_form",
    "derive",
    "end_item",
    "import_register",
    "index",
    "item_page",
    "items",
    "register",
    "register_export",
    "register_template",
    "start",
]
