"""Sign out, everywhere."""

from flask import redirect, session, url_for
from flask_login import current_user, logout_user
from werkzeug.wrappers import Response

from engine.people.orders.sign_out import SignOut
from webapp import current
from webapp.account.blueprint import bp


@bp.post("/sign-out")
def sign_out() -> Response:
    if current_user.is_authenticated:
        current.handle(SignOut(actor=current.actor()))
    chosen = session.get("language")
    logout_user()
    session.clear()
    if chosen:
        session["language"] = chosen
    return redirect(url_for("portal.index"))
