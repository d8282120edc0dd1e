"""Two thousand bids for two hundred tenders whose deadline is the same second."""

import itertools
import random
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

import click
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bench import bidding, custodians, lab
from engine import worker
from engine.app import Engine
from engine.demo import province
from engine.errors import TooLate, WrongState
from engine.store import exact
from engine.trading.bids.tables import BidRow
from engine.vocabulary import Json
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.queries.house_state import house_state
from engine.workflow.tables import TaskRow

EARLY = timedelta(seconds=2)
SEALED_A_SECOND = 10
"""Uploads that are surely done within a second, so that the deadline does not overtake them."""
Bid = tuple[str, int]
"""A tender, and the number of its bidder."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One bid: when it was handed in by the house's clock, how long it took, whether it counts."""

    at: datetime
    seconds: float
    taken: bool


@click.command()
@click.option("--json", "as_json", is_flag=True)
@click.option("--tenders", default=200, show_default=True)
@click.option("--bids", default=10, show_default=True, help="Per tender.")
@click.option("--seconds", default=15, show_default=True, help="From the first to the deadline.")
@click.option("--threads", default=8, show_default=True, help="As many as a web process has.")
@click.option("--sealed", is_flag=True, help="Bids are sealed and uploaded before they are sent.")
@click.option("--database", type=click.Choice(lab.DATABASES), default="postgresql")
def deadline(
    tenders: int,
    bids: int,
    seconds: int,
    threads: int,
    database: str,
    *,
    as_json: bool,
    sealed: bool,
) -> None:
    """Bids taken and refused around one deadline, the longest wait, openings begun."""
    with lab.house(database) as engine:
        if sealed:
            province.settle(engine, lambda *_: None)
        item = bidding.publish(engine, **({"sealing": custodians.SEALING} if sealed else {}))
        ahead = timedelta(
            seconds=seconds + tenders // 10 + sealed * tenders * bids // SEALED_A_SECOND
        )
        closes = engine.ask(house_state).now + ahead
        projects = [bidding.start(engine, item, closes) for _ in range(tenders)]
        numbers = itertools.count()
        waiting = [(project, next(numbers)) for project in projects for _ in range(bids)]
        uploaded = _uploaded(engine, projects, waiting) if sealed else {}
        _wait_until(engine, closes - timedelta(seconds=seconds))
        sent = _send(engine, waiting, uploaded, threads)
        _wait_until(engine, closes)
        while worker.fire_due(engine):
            pass
        result = _told(engine, sent, closes)
    click.echo(exact.dumps(result) if as_json else "  ".join(f"{k} {v}" for k, v in result.items()))


def _uploaded(engine: Engine, projects: list[str], waiting: list[Bid]) -> dict[Bid, str]:
    """Every bid sealed and uploaded beforehand: at the deadline only the last word is missing."""
    keepers = custodians.appoint(engine, projects)
    return {one: custodians.sealed(engine, *one, keepers) for one in waiting}


def _send(
    engine: Engine, waiting: list[Bid], uploaded: Mapping[Bid, str], threads: int
) -> list[Sent]:
    random.shuffle(waiting)
    sent: list[Sent] = []
    offset = engine.ask(house_state).now.timestamp() - time.time()
    queue = iter(waiting)
    lock = threading.Lock()
    senders = [
        threading.Thread(target=_sender, args=(engine, queue, uploaded, lock, sent, offset))
        for _ in range(threads)
    ]
    for one in senders:
        one.start()
    for one in senders:
        one.join()
    return sent


def _sender(
    engine: Engine,
    queue: Iterator[Bid],
    uploaded: Mapping[Bid, str],
    lock: threading.Lock,
    sent: list[Sent],
    offset: float,
) -> None:
    """Takes the next one until nothing is left."""
    zone = engine.ask(house_state).now.tzinfo
    while True:
        with lock:
            project, number = next(queue, ("", 0))
        if not project:
            return
        at, began = datetime.fromtimestamp(time.time() + offset, zone), time.perf_counter()
        taken = _taken(engine, project, number, uploaded.get((project, number)))
        sent.append(Sent(at, time.perf_counter() - began, taken))


def _taken(engine: Engine, project: str, number: int, bid: str | None) -> bool:
    what: dict[str, Json] = {"bid": bid} if bid else {"hash": f"{number:064x}"}
    order = SendMessage(
        actor=bidding.bidder(number),
        name="bid_submitted",
        project=project,
        data={"lot_id": "1", **what},
    )
    try:
        engine.handle(order)
    except (TooLate, WrongState):
        return False
    return True


def _told(engine: Engine, sent: list[Sent], closes: datetime) -> dict[str, Json]:
    kept, late = engine.ask(_kept, closes)
    return {
        "bids": len(sent),
        "taken": sum(one.taken for one in sent),
        "kept": kept,
        "kept_after_deadline": late,
        "refused_though_2s_early": sum(not one.taken and one.at <= closes - EARLY for one in sent),
        "openings_begun": engine.ask(_openings),
        "longest_wait_s": round(Decimal(max(one.seconds for one in sent)), 2),
    }


def _kept(session: Session, closes: datetime) -> tuple[int, int]:
    """Bids that stand, and those among them that came at the deadline or later."""
    standing = select(func.count()).select_from(BidRow).where(BidRow.state == "received")
    late = standing.where(BidRow.received_at >= closes)
    return session.scalar(standing) or 0, session.scalar(late) or 0


def _openings(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(TaskRow)) or 0


def _wait_until(engine: Engine, moment: datetime) -> None:
    left = (moment - engine.ask(house_state).now).total_seconds()
    time.sleep(max(left, 0))
