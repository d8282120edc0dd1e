"""The market's blueprint; its views import it."""

from flask import Blueprint

from webapp.people import require_sign_in

bp = Blueprint("market", __name__, url_prefix="/market")


bp.before_request(require_sign_in)
