"""The account's blueprint; pages under /account are for people who signed in."""

from typing import Any

from flask import Blueprint, request

from webapp.people import require_sign_in

bp = Blueprint("account", __name__)


@bp.before_request
def own_pages() -> Any:
    """Signing in, out and choosing a language are open to everybody."""
    return require_sign_in() if request.path.startswith("/account") else None
