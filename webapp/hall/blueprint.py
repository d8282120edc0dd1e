"""The hall's blueprint; nobody need sign in to watch an opening (招标投标法 art. 34)."""

from collections.abc import Callable

from flask import Blueprint

from engine.trading.keys.plan import plan_of
from engine.trading.opening.queries.hall import Lot, lots_of
from webapp import current

bp = Blueprint("hall", __name__, url_prefix="/opening")


@bp.app_context_processor
def links() -> dict[str, Callable[[str], object]]:
    """Lets every page of a project lead to its hall and to its custodians."""
    return {"opening_lots": _lots, "seals_bids": _seals}


def _lots(project: str) -> tuple[Lot, ...]:
    return current.ask(lots_of, project)


def _seals(project: str) -> bool:
    return current.ask(plan_of, project) is not None
