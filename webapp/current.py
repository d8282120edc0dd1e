"""The Engine, the actor and the language of this request."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from flask import Flask, current_app, request, session
from flask_login import current_user

from engine.app import Engine
from engine.errors import NotAllowed
from engine.vocabulary import Actor, Order

EXTENSION = "engine"
LANGUAGES = ("zh", "en")
T = TypeVar("T")


def engine() -> Engine:
    return engine_of(current_app)


def engine_of(app: Flask) -> Engine:
    """The engine of a site that is being set up, before there is a request."""
    return cast(Engine, app.extensions[EXTENSION])


def ask(query: Callable[..., T], /, *args: Any, **kwargs: Any) -> T:
    return engine().ask(query, *args, **kwargs)


def handle(order: Order) -> Any:
    return engine().handle(order)


def actor() -> Actor:
    """Who is signed in.

    Raises:
        NotAllowed: nobody is.
    """
    if not current_user.is_authenticated:
        raise NotAllowed("nobody is signed in")
    return cast(Actor, current_user.actor)


def language() -> str:
    """Chosen by the person, else what the browser asks for, else Chinese."""
    chosen = session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    return request.accept_languages.best_match(LANGUAGES) or "zh"
