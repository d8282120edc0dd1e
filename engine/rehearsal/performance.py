"""Replays all stories of a draft's type in the background, and keeps what became of them."""

import logging
from threading import Lock, Thread

from engine.app import Engine
from engine.errors import BadDiagram, WrongState
from engine.rehearsal import standing, stories
from engine.rehearsal.inherited import ToTry
from engine.rehearsal.outcome import Outcome
from engine.rehearsal.stage import Stage
from engine.rehearsal.standing import Standing
from engine.studio.orders.record_trial import RecordTrial
from engine.vocabulary import CLOCK, Json

log = logging.getLogger(__name__)
_ONE_AT_A_TIME = Lock()
"""A machine has few cores: the replays of one process wait for each other."""
HEARTBEAT_SECONDS = 20


def begin(engine: Engine, what: ToTry) -> Thread:
    """Start it; a replay that a stopped machine left half done is simply begun again.

    Raises:
        WrongState: it is under way, or this is a sandbox itself.
    """
    require_real(engine)
    known = standing.read(engine.settings, what.draft)
    if known is not None and known.under_way:
        raise WrongState("its stories are being replayed")
    count = len(what.package.stories)
    _tell(engine, what, "running", 0, count)
    thread = Thread(target=_run, args=(engine, what), daemon=True, name=f"stories-{what.draft}")
    thread.start()
    return thread


def perform(engine: Engine, what: ToTry) -> bool:
    """Replay now; returns whether there were stories and all passed.

    Raises:
        BadDiagram: the draft fails its checks.
    """
    played = stories.play(
        engine.settings,
        what.package,
        lambda done, of: _tell(engine, what, "running", done, of),
    )
    passed = bool(played) and all(one.passed for one in played.values())
    told: dict[str, Json] = {name: _kept(what, name, one) for name, one in played.items()}
    told |= {name: {"dropped": True} for name in what.dropped}
    order = RecordTrial(
        actor=CLOCK, draft=what.draft, bundle=what.bundle, passed=passed, stories=told
    )
    engine.handle(order)
    _tell(engine, what, "done", len(played), len(played))
    return passed


def require_real(engine: Engine) -> None:
    """Raises WrongState: a sandbox opens no sandboxes."""
    if isinstance(engine, Stage):
        raise WrongState("this is a sandbox")


def _run(engine: Engine, what: ToTry) -> None:
    while not _ONE_AT_A_TIME.acquire(timeout=HEARTBEAT_SECONDS):
        _tell(engine, what, "running", 0, len(what.package.stories))
    try:
        perform(engine, what)
    except BadDiagram as refusal:
        _tell(engine, what, "failed", 0, 0, *refusal.findings)
    except Exception as error:
        log.exception("stories of a draft were not replayed", extra={"draft": what.draft})
        _tell(engine, what, "failed", 0, 0, f"{type(error).__name__}: {error}")
    finally:
        _ONE_AT_A_TIME.release()


def _kept(what: ToTry, name: str, one: Outcome) -> Json:
    return {**one.told(), "inherited": name in what.inherited}


def _tell(engine: Engine, what: ToTry, state: str, done: int, of: int, *reasons: str) -> None:
    standing.write(
        engine.settings,
        what.draft,
        Standing(bundle=what.bundle, state=state, done=done, of=of, reasons=reasons),
    )
