"""One draft with its files, who has it open, and how its review stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people import permissions
from engine.people.queries.names import names_of
from engine.studio import drafts, reviews
from engine.studio.tables import (
    StudioDraftRow,
    StudioFileRow,
    StudioPresenceRow,
    StudioReviewRow,
    StudioTrialRow,
)
from engine.vocabulary import Actor, Json
from engine.workflow import clock
from engine.workflow.tables import VersionRow

PRESENT = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class FileLine:
    """The newest state of a file; `by` is a name."""

    path: str
    number: int
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Presence:
    person: str
    name: str
    path: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewLine:
    """`accepted` is None while nobody has decided."""

    reason: str
    effective_from: datetime
    asked_by: str
    asked_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    accepted: bool | None
    note: str | None
    version: str | None
    version_number: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftView:
    """`trial` is what the stories did with these very files; None when they were not played.

    `wrote` says that the actor had a hand in it, so that somebody else decides.
    """

    id: str
    trading_type: str
    title: str
    region: str
    state: str
    based_on: str | None
    opened_by: str
    opened_at: datetime
    revision: int
    bundle: str
    files: tuple[FileLine, ...]
    others: tuple[Presence, ...]
    trial: Mapping[str, Json] | None
    passed: bool
    reviews: tuple[ReviewLine, ...]
    may_write: bool
    may_review: bool
    wrote: bool


def draft_view(session: Session, actor: Actor, id_: str) -> DraftView:
    """Raises NotFound: there is none, or it is not theirs to see."""
    row = session.get(StudioDraftRow, id_)
    if row is None or not permissions.may_write_draft(actor, row.region):
        raise NotFound(f"draft {id_}")
    bundle = drafts.bundle_of(drafts.files(session, id_))
    trial = session.get(StudioTrialRow, (id_, bundle))
    asked = _reviews(session, id_)
    hands = reviews.writers(session, id_) | {row.opened_by, *(one.asked_by for one in asked[:1])}
    return DraftView(
        id=row.id,
        trading_type=row.trading_type,
        title=row.title,
        region=row.region,
        state=row.state,
        based_on=row.based_on,
        opened_by=names_of(session, {row.opened_by}).get(row.opened_by, row.opened_by),
        opened_at=row.opened_at,
        revision=row.revision,
        bundle=bundle,
        files=_files(session, id_),
        others=_others(session, id_, actor),
        trial=trial.stories if trial is not None and isinstance(trial.stories, dict) else None,
        passed=trial is not None and trial.passed,
        reviews=_named(session, asked),
        may_write=row.state == "open",
        may_review=row.state == "in_review"
        and permissions.may_review_draft(actor, row.region, hands),
        wrote=actor.id in hands,
    )


def _files(session: Session, draft: str) -> tuple[FileLine, ...]:
    rows = session.scalars(
        select(StudioFileRow)
        .where(StudioFileRow.draft == draft)
        .order_by(StudioFileRow.path, StudioFileRow.number)
    )
    newest = {row.path: row for row in rows}
    people = names_of(session, {row.saved_by for row in newest.values()})
    return tuple(
        FileLine(
            path=path,
            number=row.number,
            by=people.get(row.saved_by, row.saved_by),
            at=row.saved_at,
        )
        for path, row in newest.items()
        if row.blob is not None
    )


def _others(session: Session, draft: str, actor: Actor) -> tuple[Presence, ...]:
    since = clock.read(session).now - PRESENT
    rows = session.scalars(
        select(StudioPresenceRow).where(
            StudioPresenceRow.draft == draft,
            StudioPresenceRow.person != actor.id,
            StudioPresenceRow.seen_at >= since,
        )
    ).all()
    people = names_of(session, {row.person for row in rows})
    return tuple(
        Presence(person=row.person, name=people.get(row.person, row.person), path=row.path)
        for row in rows
    )


def _reviews(session: Session, draft: str) -> list[StudioReviewRow]:
    """Newest first."""
    rows = select(StudioReviewRow).where(StudioReviewRow.draft == draft)
    return list(session.scalars(rows.order_by(StudioReviewRow.asked_at.desc())))


def _named(session: Session, rows: list[StudioReviewRow]) -> tuple[ReviewLine, ...]:
    hands = {one for row in rows for one in (row.asked_by, row.decided_by) if one}
    people = names_of(session, hands)
    numbers = _numbers(session, [row.version for row in rows if row.version])
    return tuple(
        ReviewLine(
            reason=row.reason,
            effective_from=row.effective_from,
            asked_by=people.get(row.asked_by, row.asked_by),
            asked_at=row.asked_at,
            decided_by=people.get(row.decided_by, row.decided_by) if row.decided_by else None,
            decided_at=row.decided_at,
            accepted=row.accepted,
            note=row.note,
            version=row.version,
            version_number=numbers.get(row.version or ""),
        )
        for row in rows
    )


def _numbers(session: Session, versions: list[str]) -> dict[str, int]:
    wanted = select(VersionRow.id, VersionRow.number).where(VersionRow.id.in_(versions))
    return {row.id: row.number for row in session.execute(wanted)}
