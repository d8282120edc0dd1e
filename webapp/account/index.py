"""One's own data: who one is to the platform, and what opens the account."""

from flask import render_template

from engine.people.queries.person_by_id import person_by_id
from webapp import current
from webapp.account.blueprint import bp


@bp.get("/account")
def index() -> str:
    person = current.ask(person_by_id, current.actor().id)
    return render_template("account/index.html", person=person)
