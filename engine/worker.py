"""Turns the clock into orders: APScheduler only ticks, the timer table is the truth."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable

from apscheduler.schedulers.background import BackgroundScheduler

from engine.app import Engine
from engine.errors import Refused, Unavailable
from engine.exchange.channel_look import look
from engine.store import chunks
from engine.trading.bids.orders.erase_bid import EraseBid
from engine.trading.bids.orders.lapse_bid import LapseBid
from engine.trading.bids.queries.erasable import erasable, lapsing
from engine.trading.notices.queries.channel_looks import channel_looks
from engine.vocabulary import CLOCK, Order
from engine.workflow.orders.fire_timers import FireTimers
from engine.workflow.orders.make_checkpoint import MakeCheckpoint
from engine.workflow.orders.report_stall import ReportStall
from engine.workflow.queries.dated_projects import dated_projects
from engine.workflow.queries.due_projects import due_projects
from engine.workflow.queries.provisional_projects import provisional_projects

log = logging.getLogger(__name__)

TICK_SECONDS = 1
LAW_SECONDS = 10
CHECKPOINT_SECONDS = 3600
ERASE_SECONDS = 60
CHANNEL_SECONDS = 30
LONGEST = 2_000
SHARE = 100
MOST_SHARES = 200
"""A tick ends at last, so that a timer that is due for ever does not keep the worker."""


def fire_due(engine: Engine) -> int:
    """Fire the due timers of every project; returns how many projects moved."""
    total = 0
    for _ in range(MOST_SHARES):
        moved = sum(_fire(engine, project) for project in _share(engine.ask(due_projects)))
        total += moved
        if not moved:
            break
    return total


def deliver_all(engine: Engine) -> int:
    """Send until nothing is due."""
    total = 0
    while tried := engine.deliver():
        total += tried
    return total


def checkpoint(engine: Engine) -> None:
    """Sign all ledger heads and write them outside the database."""
    engine.handle(MakeCheckpoint(actor=CLOCK))


def erase_bids(engine: Engine) -> None:
    """Bids that count no longer lose their cipher text: first on disk, then in the database.

    An upload nobody sent is closed before, so that it cannot be sent while its chunks go.
    """
    for bid in engine.ask(lapsing):
        _unless_refused(engine, LapseBid(actor=CLOCK, bid=bid))
    for bid in engine.ask(erasable):
        chunks.of(engine.settings).erase(bid)
        _unless_refused(engine, EraseBid(actor=CLOCK, bid=bid))


def look_at_channels(engine: Engine) -> int:
    """See what the channels show of some notices whose turn it is; returns of how many."""
    due = engine.ask(channel_looks)
    for one in due:
        engine.handle(look(one, engine.settings))
    return len(due)


class LawWatch:
    """Recomputes deadlines once somebody corrected the law or the calendar.

    At its first look only those that rest on a year nobody had confirmed: what happened before is
    looked at by whatever happens next in a project.
    """

    def __init__(self) -> None:
        self.seen: int | None = None

    def look(self, engine: Engine) -> None:
        revision, projects = engine.ask(provisional_projects)
        if revision != self.seen:
            for project in projects if self.seen is None else engine.ask(dated_projects):
                _fire(engine, project)
        self.seen = revision


def start(engine: Engine) -> BackgroundScheduler:
    """A scheduler that ticks; a tick that came late still runs, two never overlap."""
    scheduler = BackgroundScheduler(
        timezone="UTC",
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    jobs: tuple[tuple[Callable[[Engine], object], int], ...] = (
        (fire_due, TICK_SECONDS),
        (deliver_all, TICK_SECONDS),
        (LawWatch().look, LAW_SECONDS),
        (checkpoint, CHECKPOINT_SECONDS),
        (erase_bids, ERASE_SECONDS),
        (look_at_channels, CHANNEL_SECONDS),
    )
    for job, seconds in jobs:
        scheduler.add_job(_calmly, "interval", [job, engine], seconds=seconds, id=job.__name__)
    scheduler.start()
    return scheduler


def run(engine: Engine) -> None:
    """Tick until the process is told to stop."""
    scheduler = start(engine)
    try:
        while True:
            time.sleep(3600)
    finally:
        scheduler.shutdown()


def _share(due: tuple[str, ...]) -> tuple[str, ...]:
    """Some of what is due, in order: two workers seldom stand before the same project."""
    begin = random.randrange(0, len(due), SHARE) if due else 0  # noqa: S311 - not a secret
    return due[begin : begin + SHARE]


def _fire(engine: Engine, project: str) -> bool:
    try:
        return bool(engine.handle(FireTimers(actor=CLOCK, project=project)))
    except Unavailable:
        raise
    except Exception as error:
        log.exception("timers of a project failed", extra={"project": project})
        engine.handle(ReportStall(actor=CLOCK, project=project, reason=_sentence(error)))
        return False


def _unless_refused(engine: Engine, order: Order) -> None:
    """Another worker, or the bidder, may have been faster."""
    try:
        engine.handle(order)
    except Unavailable:
        raise
    except Refused:
        log.info("a bid is kept", extra={"order": type(order).__name__})


def _sentence(error: Exception) -> str:
    return str(error)[:LONGEST] if isinstance(error, Refused) else type(error).__name__


def _calmly(job: Callable[[Engine], object], engine: Engine) -> None:
    """The database may be away for a while: wait for the next tick."""
    try:
        job(engine)
    except Unavailable:
        log.warning("database away, waiting", extra={"job": job.__name__})
