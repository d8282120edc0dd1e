"""Notices to keepers: a city's item contradicts what the province has just decided."""

from datetime import datetime

from sqlalchemy.orm import Session

from engine.people.queries.role_holders import role_holders
from engine.workflow.catalogue import Item, following
from engine.workflow.tables import NotificationRow

KIND = "item_conflict"
KEEPER = "catalogue_keeper"


def notices(
    session: Session, base: Item, now: datetime, by: str | None = None
) -> tuple[NotificationRow, ...]:
    """One for each keeper of the city and of the province, but for the one who acts, and item."""
    return tuple(
        NotificationRow(
            person=person,
            kind=KIND,
            project=None,
            task=None,
            title=item.code,
            at=now,
            read_at=None,
        )
        for item in following.staying(session, base, now)
        for person in role_holders(session, KEEPER, {item.region, base.region})
        if person != by
    )
