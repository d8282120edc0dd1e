"""Sign out: of this browser, or of every one."""

from flask import flash, redirect, session, url_for
from flask_login import current_user, logout_user
from werkzeug.wrappers import Response

from engine.people.orders.sign_out import SignOut
from webapp import current
from webapp.account.blueprint import bp
from webapp.i18n import translate


@bp.post("/sign-out")
def sign_out() -> Response:
    """Other browsers of the person stay signed in."""
    if current_user.is_authenticated:
        current.handle(SignOut(actor=current.actor(), session=current_user.session))
    return _out()


@bp.post("/account/sign-out-everywhere")
def sign_out_everywhere() -> Response:
    current.handle(SignOut(actor=current.actor()))
    told = _out()
    flash(translate("您已在所有设备上退出。"), "success")
    return told


def _out() -> Response:
    chosen = session.get("language")
    logout_user()
    session.clear()
    if chosen:
        session["language"] = chosen
    return redirect(url_for("portal.index"))
