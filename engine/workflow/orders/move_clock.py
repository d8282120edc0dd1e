"""Move the clock of a demo forwards; a real house refuses."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update

from engine.errors import Invalid, NotAllowed, Problem
from engine.vocabulary import Fact, Order
from engine.workflow.tables import HouseRow
from engine.workflow.work import Work

FARTHEST = timedelta(days=3653)


@dataclass(frozen=True, kw_only=True, slots=True)
class MoveClock(Order):
    """To a moment, never backwards."""

    to: datetime


def handle(order: MoveClock, work: Work) -> None:
    if not work.reading.demo:
        raise NotAllowed("the clock moves only in a demo")
    ahead = order.to - work.now
    if ahead < timedelta(0):
        raise Invalid(Problem(field="to", key="backwards", text="the clock never goes back"))
    if ahead > FARTHEST:
        raise Invalid(Problem(field="to", key="out_of_reach", text="at most ten years at once"))
    milliseconds = round(ahead / timedelta(milliseconds=1))
    work.session.execute(
        update(HouseRow).values(clock_offset_ms=HouseRow.clock_offset_ms + milliseconds)
    )
    work.record(Fact.CLOCK_MOVED, chain="house", to=order.to.isoformat())
