"""Which notices are to be looked at on which channels now."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.trading.notices.media import media
from engine.trading.notices.tables import DeliveryRow
from engine.workflow.queries.answering import now

MOST = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """`url` is empty for a simulated channel."""

    notice: str
    medium: str
    url: str


def channel_looks(session: Session, limit: int = MOST) -> tuple[Look, ...]:
    """Those due, the longest waiting first; channels at rest are left alone."""
    known = {one.key: one.url for one in media(session) if one.active}
    rows = session.scalars(
        select(DeliveryRow)
        .where(DeliveryRow.next_check_at <= now(session), DeliveryRow.medium.in_(known))
        .order_by(DeliveryRow.next_check_at, DeliveryRow.notice)
        .limit(limit)
    )
    return tuple(Look(notice=row.notice, medium=row.medium, url=known[row.medium]) for row in rows)
