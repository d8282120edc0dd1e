"""What became of a notice on its channels, and what is wrong anywhere now."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.regions import within
from engine.trading.notices.tables import DeliveryRow, NoticeRow
from engine.vocabulary import Actor

MOST = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """`trouble` is missing | late | content | time, or None; the times are the house's."""

    notice: str
    title: str
    region: str
    medium: str
    promised_at: datetime
    delivered_at: datetime | None
    checked_at: datetime | None
    hash: str
    seen_hash: str | None
    trouble: str | None
    trouble_since: datetime | None


def deliveries(session: Session, notice: str) -> tuple[Delivery, ...]:
    """Of one notice, for everybody: that channels agree is part of its proof."""
    rows = _rows().where(DeliveryRow.notice == notice).order_by(DeliveryRow.medium)
    return tuple(_delivery(*row) for row in session.execute(rows))


def troubled(session: Session, actor: Actor) -> tuple[Delivery, ...]:
    """What is wrong now where the actor looks after trades, the newest first.

    Raises:
        NotAllowed: it is nothing to them.
    """
    permissions.require(permissions.may_read_channels(actor))
    rows = (
        _rows()
        .where(DeliveryRow.trouble.is_not(None))
        .order_by(DeliveryRow.trouble_since.desc(), DeliveryRow.notice)
        .limit(MOST)
    )
    found = (_delivery(*row) for row in session.execute(rows))
    return tuple(one for one in found if _theirs(actor, one.region))


def latest_deliveries(session: Session, actor: Actor, limit: int = 30) -> tuple[Delivery, ...]:
    """The last that were looked at.

    Raises:
        NotAllowed: it is nothing to them.
    """
    permissions.require(permissions.may_read_channels(actor))
    rows = _rows().order_by(NoticeRow.published_at.desc(), DeliveryRow.medium).limit(limit)
    found = (_delivery(*row) for row in session.execute(rows))
    return tuple(one for one in found if _theirs(actor, one.region))


def _rows() -> Select[tuple[DeliveryRow, NoticeRow]]:
    return select(DeliveryRow, NoticeRow).join(NoticeRow, NoticeRow.id == DeliveryRow.notice)


def _theirs(actor: Actor, region: str) -> bool:
    """Those who keep or audit the platform see every region."""
    return actor.region is None or within(region, actor.region)


def _delivery(row: DeliveryRow, notice: NoticeRow) -> Delivery:
    return Delivery(
        notice=row.notice,
        title=notice.title,
        region=notice.region,
        medium=row.medium,
        promised_at=row.promised_at,
        delivered_at=row.delivered_at,
        checked_at=row.checked_at,
        hash=notice.hash,
        seen_hash=row.seen_hash,
        trouble=row.trouble,
        trouble_since=row.trouble_since,
    )
