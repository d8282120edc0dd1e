"""Judging in the background: a thread of its own, one package at a time in each process."""

import logging
import threading
from dataclasses import replace

from engine.app import Engine
from engine.errors import Invalid, Problem
from engine.vocabulary import Actor
from webapp.packages.changes import changes
from webapp.packages.judging import judge
from webapp.packages.shelf import SILENT_SECONDS, Shelf, State
from webapp.packages.summary import summary

log = logging.getLogger(__name__)
MOST_WAITING = 5
_turn = threading.Lock()
_room = threading.BoundedSemaphore(MOST_WAITING)


def begin(engine: Engine, actor: Actor, name: str, body: bytes) -> str:
    """Returns the import's id at once; the page asks how far it is.

    Raises:
        Invalid: so many wait already that one more would wait for minutes.
    """
    if not _room.acquire(blocking=False):
        raise Invalid(Problem(field="file", key="busy", text="others are being checked; try soon"))
    try:
        shelf = Shelf(engine.settings)
        id_ = shelf.put(actor.id, name, body)
        work = _Work(engine, actor, shelf, id_, State(owner=actor.id, name=name))
        threading.Thread(target=work.run, name=f"import-{id_}", daemon=True).start()
    except BaseException:
        _room.release()
        raise
    return id_


class _Work:
    def __init__(self, engine: Engine, actor: Actor, shelf: Shelf, id_: str, state: State) -> None:
        self._engine, self._actor = engine, actor
        self._shelf, self._id, self._state = shelf, id_, state

    def run(self) -> None:
        """Waits for its turn, and says now and then that it still does."""
        try:
            while not _turn.acquire(timeout=SILENT_SECONDS / 3):
                self._say(self._state)
            self._judge()
        finally:
            _room.release()

    def _judge(self) -> None:
        try:
            verdict = judge(self._engine, self._shelf.body(self._id), self._tell)
            told = changes(self._engine, self._actor, verdict)
            self._say(replace(self._state, verdict=summary(verdict) | {"changes": told}))
        except Exception:
            log.exception("an import could not be judged")
            self._say(replace(self._state, broken=True))
        finally:
            _turn.release()

    def _tell(self, step: str, done: int, every: int) -> None:
        self._say(replace(self._state, step=step, done=done, every=every))

    def _say(self, state: State) -> None:
        self._state = state
        self._shelf.write(self._id, state)
