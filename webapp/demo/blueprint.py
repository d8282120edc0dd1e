"""The demo's blueprint: closed in a real house."""

from flask import Blueprint

from engine.errors import NotAllowed
from engine.workflow.queries.house_state import house_state
from webapp import current

bp = Blueprint("demo", __name__)


@bp.before_request
def demo_only() -> None:
    """Raises NotAllowed in a house that was not created as a demo."""
    if not current.ask(house_state).demo:
        raise NotAllowed("this house is no demo")
