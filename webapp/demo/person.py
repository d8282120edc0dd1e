"""Become anybody in a demo, with one click."""

from flask import redirect, request, session
from werkzeug.wrappers import Response

from engine.people.orders.enter_demo import EnterDemo
from webapp import current
from webapp.account.places import landing, within_site
from webapp.account.sessions import open_session
from webapp.account.sign_in import NOBODY
from webapp.demo.blueprint import bp


@bp.post("/sign-in/demo", endpoint="enter")
@bp.post("/demo/person", endpoint="person")
def enter() -> Response:
    """Without a password: demo people share one anyway. The language on the screen stays."""
    session["language"] = current.language()
    signed = current.handle(EnterDemo(actor=NOBODY, login=request.form.get("login", "")))
    actor = open_session(signed.person_id, signed.session_epoch)
    return redirect(within_site(request.form.get("next"), landing(actor)))
