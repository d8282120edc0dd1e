"""The catalogue's blueprint; its views import it."""

from flask import Blueprint
from flask_login import login_required

bp = Blueprint("catalogue", __name__, url_prefix="/catalogue")


@bp.before_request
@login_required
def signed_in() -> None:
    """Only people who signed in start projects."""
