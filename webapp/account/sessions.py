"""Opens a session: always a fresh one, so that a cookie planted before sign-in is worth nothing."""

from collections.abc import Iterable
from uuid import uuid4

from flask import session, url_for
from flask_login import login_user

from engine.people.queries.person_by_id import person_by_id
from engine.people.queries.session_of import session_of
from engine.vocabulary import Actor
from webapp import current
from webapp.people import SignedIn

OWED = "owed"
"""Session key: what must be done before any other page, `password` or `second_factor`."""

PAGES = {"password": "account.password", "second_factor": "account.second_factor"}


def open_session(person: str, epoch: int, owed: Iterable[str] = ()) -> Actor:
    """Sign a person in; the language chosen before goes along, else theirs is taken."""
    actor, _ = current.ask(session_of, person)
    chosen = session.get("language") or current.ask(person_by_id, person).language
    session.clear()
    login_user(SignedIn(actor, epoch, uuid4().hex))
    session["language"] = chosen
    session[OWED] = list(owed)
    return actor


def renew_session(epoch: int, paid: str) -> None:
    """Go on under a new epoch, one owed thing done; other sessions of the person have ended."""
    owed = [one for one in session.get(OWED, ()) if one != paid]
    open_session(current.actor().id, epoch, owed)


def next_owed(otherwise: str) -> str:
    """The address of the first thing owed, or another one."""
    owed = session.get(OWED)
    return url_for(PAGES[owed[0]]) if owed else otherwise
