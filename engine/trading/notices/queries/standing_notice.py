"""A notice of a project that may still be corrected or withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import Invalid, Problem
from engine.trading.notices.tables import NoticeRow
from engine.vocabulary import Json


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """`fields` as they read now, corrections included."""

    id: str
    kind: str
    title: str
    lot: str | None
    published_at: datetime
    fields: Mapping[str, Json]


def standing_notice(session: Session, project: str, id_: str | None) -> Standing:
    """
    Raises:
        Invalid: the project has no such notice, or it was withdrawn.
    """
    row = session.get(NoticeRow, id_) if id_ else None
    if row is None or row.project != project:
        raise _refused("notice_elsewhere", "no notice of this project")
    later = session.scalars(
        select(NoticeRow).where(NoticeRow.about == row.id).order_by(NoticeRow.published_at)
    ).all()
    if any(one.relation == "withdraws" for one in later):
        raise _refused("notice_gone", "withdrawn already")
    corrected = [one for one in later if one.relation == "corrects"]
    return Standing(
        id=row.id,
        kind=row.kind,
        title=row.title,
        lot=row.lot,
        published_at=row.published_at,
        fields=_now(row, corrected),
    )


def _now(row: NoticeRow, corrections: list[NoticeRow]) -> dict[str, Json]:
    """What was published, with the new values of every correction since."""
    fields = dict(_fields(row.content))
    for one in corrections:
        fields |= _corrected(one.content)
    return fields


def _corrected(content: Json) -> dict[str, Json]:
    """The new values as data, beside the table that shows old and new."""
    said = content.get("corrected") if isinstance(content, dict) else None
    return said if isinstance(said, dict) else {}


def _fields(content: Json) -> Mapping[str, Json]:
    said = content.get("fields") if isinstance(content, dict) else None
    return said if isinstance(said, dict) else {}


def _refused(key: str, text: str) -> Invalid:
    return Invalid(Problem(field="notice", key=key, text=text, params={"notice": "notice"}))
