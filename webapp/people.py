"""Who is signed in, as Flask-Login knows them."""

from typing import Any

from flask import current_app
from flask_login import LoginManager, UserMixin, current_user

from engine.errors import Refused
from engine.people.queries.session_of import session_of
from engine.vocabulary import Actor
from webapp import current


class SignedIn(UserMixin):  # type: ignore[misc]
    """A person with the epoch of their sessions, which ends all of them, and the id of this one."""

    def __init__(self, actor: Actor, epoch: int, session: str) -> None:
        self.actor = actor
        self.epoch = epoch
        self.session = session

    def get_id(self) -> str:
        return f"{self.actor.id}:{self.epoch}:{self.session}"


def login_manager() -> LoginManager:
    manager = LoginManager()
    manager.login_view = "account.sign_in"
    manager.session_protection = "strong"
    manager.login_message = None
    manager.user_loader(_load)
    return manager


def _load(key: str) -> SignedIn | None:
    """None signs out: the person is gone, inactive, or their session was ended."""
    person, _, rest = key.partition(":")
    epoch, _, session = rest.partition(":")
    if not session:
        return None
    try:
        actor, now = current.ask(session_of, person, session)
    except Refused:
        return None
    return SignedIn(actor, now, session) if str(now) == epoch else None


def require_sign_in() -> Any:
    """For blueprints that are for people who signed in: sends everybody else to the door."""
    if not current_user.is_authenticated:
        return current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
    return None
