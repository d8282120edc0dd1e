"""Become anybody in a demo, with one click."""

from flask import redirect, request, session
from werkzeug.wrappers import Response

from engine.people.queries.person_by_login import person_by_login
from engine.people.queries.session_of import session_of
from webapp import current
from webapp.account.places import landing, within_site
from webapp.account.sessions import open_session
from webapp.demo.blueprint import bp


@bp.post("/sign-in/demo", endpoint="enter")
@bp.post("/demo/person", endpoint="person")
def enter() -> Response:
    """Without a password: demo people share one anyway. The language on the screen stays."""
    session["language"] = current.language()
    person = current.ask(person_by_login, request.form.get("login", ""))
    _, epoch = current.ask(session_of, person.id)
    actor = open_session(person.id, epoch)
    return redirect(within_site(request.form.get("next"), landing(actor)))
