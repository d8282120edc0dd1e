"""The catalogue's blueprint; its views import it."""

from flask import Blueprint

from webapp.people import require_sign_in

bp = Blueprint("catalogue", __name__, url_prefix="/catalogue")


bp.before_request(require_sign_in)
