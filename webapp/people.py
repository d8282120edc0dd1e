"""Who is signed in, as Flask-Login knows them."""

from typing import Any

from flask import current_app
from flask_login import LoginManager, UserMixin, current_user

from engine.errors import Refused
from engine.people.queries.session_of import session_of
from engine.vocabulary import Actor
from webapp import current


class SignedIn(UserMixin):  # type: ignore[misc]
    """A person with the epoch of their sessions: changing the password ends the others."""

    def __init__(self, actor: Actor, epoch: int) -> None:
        self.actor = actor
        self.epoch = epoch

    def get_id(self) -> str:
        return f"{self.actor.id}:{self.epoch}"


def login_manager() -> LoginManager:
    manager = LoginManager()
    manager.login_view = "account.sign_in"
    manager.session_protection = "strong"
    manager.login_message = None
    manager.user_loader(_load)
    return manager


def _load(key: str) -> SignedIn | None:
    """None signs out: the person is gone, inactive, or their sessions were ended."""
    person, _, epoch = key.partition(":")
    try:
        actor, now = current.ask(session_of, person)
    except Refused:
        return None
    return SignedIn(actor, now) if str(now) == epoch else None


def require_sign_in() -> Any:
    """For blueprints that are for people who signed in: sends everybody else to the door."""
    if not current_user.is_authenticated:
        return current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
    return None
