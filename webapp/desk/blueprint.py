"""The desk's blueprint; its views import it."""

from flask import Blueprint

from webapp.people import require_sign_in

bp = Blueprint("desk", __name__)


bp.before_request(require_sign_in)
