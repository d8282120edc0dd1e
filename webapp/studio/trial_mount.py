"""Sandboxes as sites of their own, below `/sandbox/<id>/` and for nobody but their analyst.

Each is the whole site around the sandbox's engine, with cookies for its own path: who plays a
role there never becomes that person outside.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

from flask import Flask, session, url_for
from flask_login import current_user
from werkzeug.utils import redirect

from engine.app import Engine
from engine.errors import NotFound
from engine.people import permissions
from engine.rehearsal import sandbox
from engine.rehearsal.rehearsed import Rehearsed
from engine.rehearsal.sandbox import Sandbox
from engine.vocabulary import Actor
from webapp.current import EXTENSION
from webapp.studio.trial_house import prepare

Build = Callable[[Engine], Flask]
Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]
PLACE = re.compile(r"/sandbox/([0-9a-f]{32})(/.*)?")
MOST_OPEN = 8


def address(id_: str) -> str:
    """The first page of a sandbox."""
    return f"/sandbox/{id_}/trial"


class Mount:
    """Answers below `/sandbox/`; everything else is the site's."""

    def __init__(self, app: Flask, build: Build) -> None:
        self._app, self._build = app, build
        self._site: Wsgi = app.wsgi_app
        self._open: OrderedDict[tuple[str, str], tuple[Rehearsed, Flask]] = OrderedDict()
        self._lock = Lock()

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        found = PLACE.fullmatch(environ.get("PATH_INFO", ""))
        if found is None:
            return self._site(environ, start)
        with self._app.request_context(environ):
            if not current_user.is_authenticated:
                return redirect(url_for("account.sign_in"))(environ, start)
            actor: Actor = current_user.actor
            own, chosen = self._own(found[1], actor), session.get("language")
        if own is None:
            return self._site(environ, start)
        inner = {
            **environ,
            "SCRIPT_NAME": environ.get("SCRIPT_NAME", "") + f"/sandbox/{own.id}",
            "PATH_INFO": found[2] or "/",
            "sunroad.analyst": actor,
            "sunroad.language": chosen,
        }
        return self._house(own).wsgi_app(inner, start)

    def _own(self, id_: str, actor: Actor) -> Sandbox | None:
        """Nobody sees another one's, nor keeps theirs after losing the studio."""
        try:
            found = sandbox.find(self._engine.settings, id_)
        except NotFound:
            return None
        own = found.person == actor.id and permissions.may_enter_studio(actor)
        return found if own else None

    def _house(self, own: Sandbox) -> Flask:
        """Kept open while it is used; one that was begun anew is another one."""
        sandbox.use(self._engine.settings, own.id)
        with self._lock:
            key = (own.id, own.opened_at)
            if key not in self._open:
                self._open[key] = self._entered(own)
            self._open.move_to_end(key)
            while len(self._open) > MOST_OPEN:
                self._open.popitem(last=False)[1][0].close()
            return self._open[key][1]

    def _entered(self, own: Sandbox) -> tuple[Rehearsed, Flask]:
        stage = sandbox.enter(self._engine.settings, own.id)
        return stage, prepare(self._build(stage), self._engine, own)

    @property
    def _engine(self) -> Engine:
        engine: Engine = self._app.extensions[EXTENSION]
        return engine


def attach(app: Flask, build: Build) -> None:
    """`build` makes a site around an engine."""
    app.wsgi_app = Mount(app, build)  # type: ignore[method-assign, assignment]
