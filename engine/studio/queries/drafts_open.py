"""The drafts somebody may write or review, last changed first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.queries.names import names_of, region_names
from engine.studio.tables import StudioDraftRow
from engine.vocabulary import Actor

MOST = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftLine:
    """One draft in a list. `region` and `opened_by` are names."""

    id: str
    trading_type: str
    title: str
    region: str
    state: str
    opened_by: str
    changed_at: datetime


def drafts_open(session: Session, actor: Actor, language: str = "zh") -> tuple[DraftLine, ...]:
    """At most 200; what is published or dropped comes last."""
    order = StudioDraftRow.state.in_(("published", "dropped"))
    rows = session.scalars(
        select(StudioDraftRow).order_by(order, StudioDraftRow.changed_at.desc()).limit(MOST)
    )
    seen = [row for row in rows if permissions.may_write_draft(actor, row.region)]
    people = names_of(session, {row.opened_by for row in seen})
    regions = region_names(session, language)
    return tuple(
        DraftLine(
            id=row.id,
            trading_type=row.trading_type,
            title=row.title,
            region=regions.get(row.region, row.region),
            state=row.state,
            opened_by=people.get(row.opened_by, row.opened_by),
            changed_at=row.changed_at,
        )
        for row in seen
    )
