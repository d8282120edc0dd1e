"""A one-time password is changed and a second factor enrolled before anything else is seen."""

from flask import redirect, request, session
from flask_login import current_user
from werkzeug.wrappers import Response

from webapp.account.blueprint import bp
from webapp.account.sessions import OWED, next_owed

FREE = frozenset({"account", "demo", "portal"})
FREE_ENDPOINTS = frozenset({None, "static", "api.health"})


@bp.before_app_request
def owed_first() -> Response | None:
    """Every page but the account's own and the public ones leads to what is owed."""
    free = request.endpoint in FREE_ENDPOINTS or request.blueprint in FREE
    if free or not session.get(OWED) or not current_user.is_authenticated:
        return None
    return redirect(next_owed(request.path))
