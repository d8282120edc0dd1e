"""A channel received a notice: its own time and hash are kept beside ours."""

from dataclasses import dataclass
from datetime import datetime

from engine.people import permissions
from engine.trading.notices import watching
from engine.trading.notices.promised import promised
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordDelivery(Order):
    """`received_at` and `shown_at` by the channel's clock, where it tells them."""

    notice: str
    medium: str
    hash: str
    received_at: datetime | None = None
    shown_at: datetime | None = None


def handle(order: RecordDelivery, work: Work) -> None:
    """A channel that is asked twice answers twice; the first answer stands.

    Raises:
        NotFound: nothing was promised to this channel.
    """
    permissions.require(permissions.may_watch_channels(order.actor))
    notice, row = promised(work, order.notice, order.medium)
    if row.delivered_at is not None:
        return
    row.delivered_at, row.received_at, row.shown_at = work.now, order.received_at, order.shown_at
    row.seen_hash = order.hash
    row.next_check_at = watching.next_check(row, work.now)
    work.record(
        Fact.NOTICE_DELIVERED,
        chain=f"project:{notice.project}",
        notice=notice.id,
        medium=row.medium,
        hash=order.hash,
    )
