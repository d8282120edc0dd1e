"""Mark in-app notices as read; leaves no fact."""

from dataclasses import dataclass

from sqlalchemy import update

from engine.vocabulary import Order
from engine.workflow.tables import NotificationRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadNotifications(Order):
    """All of the actor's notices up to an id."""

    up_to: int


def handle(order: ReadNotifications, work: Work) -> None:
    work.session.execute(
        update(NotificationRow)
        .where(
            NotificationRow.person == order.actor.id,
            NotificationRow.id <= order.up_to,
            NotificationRow.read_at.is_(None),
        )
        .values(read_at=work.now)
    )
