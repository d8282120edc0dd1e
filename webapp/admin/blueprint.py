"""The administration's blueprint: open to those who find at least one card in it."""

from flask import Blueprint

from engine.people import permissions
from webapp import current
from webapp.admin.cards import cards_of
from webapp.signed_in import signed_in

bp = Blueprint("admin", __name__, url_prefix="/admin")


@bp.before_request
@signed_in
def has_a_card() -> None:
    """Raises NotAllowed for people with nothing to administer."""
    permissions.require(bool(cards_of(current.actor())))
