"""The administration's blueprint: open to those who find at least one card in it."""

from flask import Blueprint

from engine.people import permissions
from webapp import current
from webapp.admin.cards import cards_of
from webapp.people import require_sign_in

bp = Blueprint("admin", __name__, url_prefix="/admin")
bp.before_request(require_sign_in)


@bp.before_request
def has_a_card() -> None:
    """Raises NotAllowed for people with nothing to administer."""
    permissions.require(bool(cards_of(current.actor())))
