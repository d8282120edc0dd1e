"""The clock tells what a piece of a bid's content was found to be; the next piece follows."""

from dataclasses import dataclass

from engine.errors import NotFound
from engine.people import permissions
from engine.trading.opening import checking
from engine.trading.opening.queries.openings import opened_bids
from engine.trading.opening.tables import OpenedBidRow, OpeningRow
from engine.trading.opening.telling import SETTLED
from engine.trading.opening.unsealing import OPENED, REVOKED, WITHDRAWN
from engine.vocabulary import Fact, Json, Order
from engine.workflow import saving
from engine.workflow.project import Project
from engine.workflow.work import Work

OUTCOMES = {checking.STORAGE: WITHDRAWN, checking.CONTENT: REVOKED}


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordContentCheck(Order):
    """Chunks from `first` to before `until`; `fault` is storage or content, at `chunk`."""

    bid: str
    first: int
    until: int
    fault: str | None = None
    chunk: int | None = None
    files: Json = None


def handle(order: RecordContentCheck, work: Work) -> None:
    """A second telling of the same piece does nothing.

    Raises:
        NotFound: no such bid was opened.
    """
    permissions.require(permissions.is_clock(order.actor))
    row = work.session.get(OpenedBidRow, order.bid)
    if row is None:
        raise NotFound(f"bid {order.bid}")
    opening = work.session.get_one(OpeningRow, row.opening)
    project = work.project(opening.project)
    work.session.refresh(row)
    if row.outcome != OPENED or row.checked != order.first:
        return
    _judge(order, row)
    if row.outcome == OPENED and row.checked < row.chunks:
        saving.queue(work, checking.next_piece(work.session, row), project)
        return
    work.record(
        Fact.CONTENT_CHECKED,
        chain=project.chain,
        lot=opening.lot,
        number=row.number,
        outcome=row.outcome,
        chunk=row.chunk,
    )
    _settle(work, project, opening)


def _judge(order: RecordContentCheck, row: OpenedBidRow) -> None:
    if order.fault is not None:
        row.outcome, row.reason = OUTCOMES[order.fault], order.fault
        row.chunk, row.content_key = order.chunk, None
        return
    row.checked = order.until
    if order.first == 0:
        row.files = order.files


def _settle(work: Work, project: Project, opening: OpeningRow) -> None:
    """After the last one the diagram goes on."""
    work.session.flush()
    rows = opened_bids(work.session, opening.id)
    if any(row.outcome == OPENED and row.checked < row.chunks for row in rows):
        return
    opening.settled_at = work.now
    work.session.flush()
    project.flow.message(SETTLED, opening.id, {})
