"""The market's blueprint; its views import it."""

from flask import Blueprint
from flask_login import login_required

bp = Blueprint("market", __name__, url_prefix="/market")


@bp.before_request
@login_required
def signed_in() -> None:
    """Only people who signed in take part."""
