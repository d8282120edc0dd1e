"""The opening hall: open to everybody, with what each may see and do."""

from webapp.hall import acts, contents, pages, secrets_in
from webapp.hall.blueprint import bp

__all__ = ["acts", "bp", "contents", "pages", "secrets_in"]
