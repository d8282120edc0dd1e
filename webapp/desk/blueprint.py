"""The desk's blueprint; its views import it."""

from flask import Blueprint
from flask_login import login_required

bp = Blueprint("desk", __name__)


@bp.before_request
@login_required
def signed_in() -> None:
    """Every page of the desk is for people who signed in."""
