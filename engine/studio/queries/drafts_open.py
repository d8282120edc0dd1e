"""The drafts somebody may write or review, last changed first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.queries.names import names_of, region_names
from engine.studio import reviews
from engine.studio.tables import StudioDraftRow
from engine.vocabulary import Actor

MOST = 200
ENDED = ("published", "dropped")


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftLine:
    """One draft in a list. `region` and `opened_by` are names.

    `mine` says that the actor wrote in it or opened it, `awaits_me` that they may decide it now.
    """

    id: str
    trading_type: str
    title: str
    region: str
    state: str
    opened_by: str
    changed_at: datetime
    mine: bool
    awaits_me: bool


def drafts_open(
    session: Session, actor: Actor, language: str = "zh", text: str = ""
) -> tuple[DraftLine, ...]:
    """At most 200 whose title or type holds `text`; what is published or dropped comes last."""
    seen = [
        row
        for row in session.scalars(_found(text.strip()))
        if permissions.may_write_draft(actor, row.region)
    ]
    people = names_of(session, {row.opened_by for row in seen})
    regions = region_names(session, language)
    hands = reviews.hands(session, {row.id for row in seen})
    return tuple(
        DraftLine(
            id=row.id,
            trading_type=row.trading_type,
            title=row.title,
            region=regions.get(row.region, row.region),
            state=row.state,
            opened_by=people.get(row.opened_by, row.opened_by),
            changed_at=row.changed_at,
            mine=actor.id in {row.opened_by, *hands[row.id]},
            awaits_me=_awaits(actor, row, {row.opened_by, *hands[row.id]}),
        )
        for row in seen
    )


def _found(text: str) -> Select[tuple[StudioDraftRow]]:
    ended = StudioDraftRow.state.in_(ENDED)
    rows = select(StudioDraftRow).order_by(ended, StudioDraftRow.changed_at.desc()).limit(MOST)
    if not text:
        return rows
    named = (StudioDraftRow.title, StudioDraftRow.trading_type)
    return rows.where(or_(*(column.icontains(text, autoescape=True) for column in named)))


def _awaits(actor: Actor, row: StudioDraftRow, hands: Iterable[str]) -> bool:
    decidable = permissions.may_review_draft(actor, row.region, hands)
    return row.state == "in_review" and decidable
