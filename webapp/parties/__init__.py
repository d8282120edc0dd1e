"""Records of market entities: one's own to keep, all of them for those who look after them."""

from webapp.parties.blueprint import bp
from webapp.parties.items import change_item, drop_item, edit_item, keep_item, new_item
from webapp.parties.keeping import duplicates, index, party
from webapp.parties.merging import merge, merging
from webapp.parties.own import change, edit, own

__all__ = [
    "bp",
    "change",
    "change_item",
    "drop_item",
    "duplicates",
    "edit",
    "edit_item",
    "index",
    "keep_item",
    "merge",
    "merging",
    "new_item",
    "own",
    "party",
]
