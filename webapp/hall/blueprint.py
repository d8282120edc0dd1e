"""The hall's blueprint; nobody need sign in to watch an opening (招标投标法 art. 34)."""

from collections.abc import Callable

from flask import Blueprint

from engine.trading.opening.queries.hall import Lot, lots_of
from webapp import current

bp = Blueprint("hall", __name__, url_prefix="/opening")


@bp.app_context_processor
def links() -> dict[str, Callable[[str], tuple[Lot, ...]]]:
    """Lets every page of a project lead to its hall."""
    return {"opening_lots": lambda project: current.ask(lots_of, project)}
