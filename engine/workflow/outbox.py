"""The outbox: claimed with a lease, in order per project and channel, backed off, set aside."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Select, and_, exists, insert, or_, select, update
from sqlalchemy.orm import Session, aliased

from engine.store import ledger
from engine.vocabulary import CLOCK, Data, Fact, Json
from engine.workflow import guard
from engine.workflow.tables import IncidentRow, OutboxRow

LEASE = timedelta(seconds=120)
TRIES = 8
BATCH = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Claimed:
    """A row this worker may send until its lease ends."""

    id: int
    lease: str
    project: str | None
    channel: str
    key: str
    body: Data
    attempts: int


def claim(session: Session, now: datetime, limit: int = BATCH) -> tuple[Claimed, ...]:
    """Lease what is due and has nothing unsent before it in its project and channel."""
    rows = session.scalars(_due(now).limit(limit).with_for_update(skip_locked=True)).all()
    lease = uuid4().hex
    for row in rows:
        row.state, row.lease, row.next_at = "leased", lease, now + LEASE
        row.attempts += 1
    return tuple(_claimed(row, lease) for row in rows)


def sent(session: Session, claimed: Claimed, now: datetime) -> None:
    """The receiver has it."""
    if _settle(session, claimed, state="sent", sent_at=now, error=None):
        _record(session, claimed, now, Fact.MESSAGE_SENT)


def failed(session: Session, claimed: Claimed, now: datetime, error: str) -> None:
    """Back off; after the last try it becomes an incident and its channel waits for a person."""
    if claimed.attempts < TRIES:
        pause = timedelta(seconds=2**claimed.attempts)
        _settle(session, claimed, state="queued", next_at=now + pause, error=error)
    elif _settle(session, claimed, state="failed", error=error):
        incident = _incident(claimed, now, error)
        session.execute(insert(IncidentRow), incident)
        _record(session, claimed, now, Fact.MESSAGE_FAILED, incident=str(incident["id"]))


def _due(now: datetime) -> Select[tuple[OutboxRow]]:
    earlier = aliased(OutboxRow)
    blocked = exists().where(
        earlier.id < OutboxRow.id,
        earlier.channel == OutboxRow.channel,
        or_(
            earlier.project == OutboxRow.project,
            and_(earlier.project.is_(None), OutboxRow.project.is_(None)),
        ),
        earlier.state != "sent",
    )
    return (
        select(OutboxRow)
        .where(OutboxRow.state.in_(("queued", "leased")), OutboxRow.next_at <= now, ~blocked)
        .order_by(OutboxRow.id)
    )


def _claimed(row: OutboxRow, lease: str) -> Claimed:
    return Claimed(
        id=row.id,
        lease=lease,
        project=row.project,
        channel=row.channel,
        key=row.key,
        body=row.body if isinstance(row.body, dict) else {},
        attempts=row.attempts,
    )


def _settle(session: Session, claimed: Claimed, **values: object) -> bool:
    """False when the lease ran out and another worker has the row; the project is locked first."""
    guard.hold(session, claimed.project)
    done = session.execute(
        update(OutboxRow)
        .where(OutboxRow.id == claimed.id, OutboxRow.lease == claimed.lease)
        .values(lease=None, **values)
    )
    return bool(done.rowcount)  # type: ignore[attr-defined]


def _incident(claimed: Claimed, now: datetime, error: str) -> dict[str, object]:
    return {
        "id": uuid4().hex,
        "project": claimed.project,
        "outbox": claimed.id,
        "element": claimed.channel,
        "reason": error,
        "raised_at": now,
    }


def _record(session: Session, claimed: Claimed, now: datetime, fact: Fact, **more: Json) -> None:
    ledger.append(
        session,
        chain=f"project:{claimed.project}" if claimed.project else "house",
        at=now,
        actor=CLOCK.id,
        order_id=claimed.lease,
        order="deliver",
        fact=fact,
        particulars={"channel": claimed.channel, "key": claimed.key, **more},
    )
