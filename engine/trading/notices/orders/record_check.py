"""What a channel showed at a look: a difference is raised once, and its repair is told too."""

from dataclasses import dataclass
from datetime import datetime

from engine.people import permissions
from engine.trading.notices import watching
from engine.trading.notices.promised import promised
from engine.trading.notices.tables import DeliveryRow, NoticeRow
from engine.trading.notices.watching import Seen
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordCheck(Order):
    """`hash` of what it shows, None when it shows nothing; `reached` whether it answered at all."""

    notice: str
    medium: str
    reached: bool
    hash: str | None = None
    published_at: datetime | None = None


def handle(order: RecordCheck, work: Work) -> str | None:
    """Returns the trouble as it stands now: missing | late | content | time, or None.

    Raises:
        NotFound: nothing was promised to this channel.
    """
    permissions.require(permissions.may_watch_channels(order.actor))
    notice, row = promised(work, order.notice, order.medium)
    before, row.trouble = row.trouble, _trouble(order, work, notice, row)
    row.checked_at, row.seen_hash = work.now, order.hash or row.seen_hash
    row.next_check_at = watching.next_check(row, work.now)
    if row.trouble != before:
        _tell(work, notice, row, before)
    return row.trouble


def _trouble(order: RecordCheck, work: Work, notice: NoticeRow, row: DeliveryRow) -> str | None:
    """A channel that does not answer changes nothing, until its time to publish is over."""
    if not order.reached and (row.trouble or row.delivered_at is not None):
        return row.trouble
    seen = Seen(hash=order.hash, published_at=order.published_at)
    return watching.trouble(row, notice, seen, work.now, watching.tolerance(work.law, work.now))


def _tell(work: Work, notice: NoticeRow, row: DeliveryRow, before: str | None) -> None:
    row.trouble_since = work.now if row.trouble else None
    work.record(
        Fact.NOTICE_DIFFERS if row.trouble else Fact.NOTICE_REPAIRED,
        chain=f"project:{notice.project}",
        notice=notice.id,
        medium=row.medium,
        trouble=row.trouble or before,
        seen=row.seen_hash,
    )
