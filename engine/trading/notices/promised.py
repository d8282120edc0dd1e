"""A notice and what was promised to a channel, under the lock of its project."""

from engine.errors import NotFound
from engine.trading.notices.tables import DeliveryRow, NoticeRow
from engine.workflow import guard
from engine.workflow.work import Work


def promised(work: Work, notice: str, medium: str) -> tuple[NoticeRow, DeliveryRow]:
    """Two workers that saw the same tell it one after the other.

    Raises:
        NotFound: nothing was promised to this channel.
    """
    row = work.session.get(NoticeRow, notice)
    if row is None:
        raise NotFound(f"notice {notice}")
    guard.hold(work.session, row.project)
    delivery = work.session.get(DeliveryRow, (notice, medium))
    if delivery is None:
        raise NotFound(f"notice {notice} on {medium}")
    return row, delivery
