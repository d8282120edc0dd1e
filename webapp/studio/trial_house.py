"""The site of one sandbox: the whole site, with a banner, a wall and cookies of its own."""

from collections.abc import Callable
from typing import Any

from flask import Flask, Response, current_app, flash, request, session

from engine.app import Engine
from engine.rehearsal.rehearsed import Rehearsed
from engine.rehearsal.sandbox import Sandbox
from engine.rehearsal.wall import Overrun
from webapp.current import EXTENSION
from webapp.errors import sentence
from webapp.studio.trial_inside import OUTSIDE, OWN, bp, draft_page, starters_of

READING = ("GET", "HEAD", "OPTIONS")


def prepare(app: Flask, outside: Engine, own: Sandbox) -> Flask:
    """A site around the sandbox's engine, made ready to be used by its analyst."""
    app.extensions.update({OUTSIDE: outside, OWN: own})
    app.config.update(SESSION_COOKIE_NAME="sandbox", SESSION_COOKIE_PATH=f"/sandbox/{own.id}")
    app.jinja_env.globals.update(
        sandbox_of=own, sandbox_draft=lambda: draft_page(own), starters_of=starters_of
    )
    app.before_request(_enter)
    app.after_request(_settle)
    app.register_blueprint(bp)
    return app


def _enter() -> None:
    _stage().fence()
    if chosen := request.environ.get("sunroad.language"):
        session.setdefault("language", chosen)


def _settle(response: Response) -> Response:
    """What fell due by what was done is done, as the worker would."""
    if request.method not in READING:
        _calmly(_stage().settle)
    return response


def _calmly(settle: Callable[[], Any]) -> None:
    try:
        settle()
    except Overrun as refusal:
        flash(sentence(refusal), "warning")


def _stage() -> Rehearsed:
    stage: Rehearsed = current_app.extensions[EXTENSION]
    return stage
