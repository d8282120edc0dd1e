"""The archive's shelf: sealed archives, how long they are kept, who borrowed them."""

from webapp.archive.blueprint import bp
from webapp.archive.loans import lend, take_back
from webapp.archive.shelf import index, opened, package

__all__ = ["bp", "index", "lend", "opened", "package", "take_back"]
