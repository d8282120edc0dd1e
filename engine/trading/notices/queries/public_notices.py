"""Notices as the public reads them: a searched list, one notice, a project's history."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Exists, Select, func, select, tuple_
from sqlalchemy.orm import Session, aliased

from engine.errors import NotFound
from engine.trading.notices import terms
from engine.trading.notices.tables import NoticeRow, NoticeTermRow
from engine.vocabulary import Json, Page
from engine.workflow.queries import cursor
from engine.workflow.tables import ProjectRow

COUNTED = 1_000
Term = type[NoticeTermRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """`hash` is SHA-256 over the canonical JSON of `content`.

    `about` is the notice that it corrects, withdraws or clarifies, `relation` which of these.
    `withdrawn_by` and `corrected_by` are notices that came later.
    """

    id: str
    project: str
    project_title: str
    project_code: str | None
    kind: str
    lot: str | None
    title: str
    region: str
    class_: str
    content: Json
    hash: str
    published_at: datetime
    about: str | None = None
    relation: str | None = None
    withdrawn_by: str | None = None
    corrected_by: tuple[str, ...] = ()


def public_notices(
    session: Session,
    *,
    text: str = "",
    kind: str | None = None,
    region: str | None = None,
    class_: str | None = None,
    since: datetime | None = None,
    before: datetime | None = None,
    after: str | None = None,
    limit: int = 30,
) -> Page[Notice]:
    """Newest first; `region` takes what lies within it along; `since` is within, `before` is not.

    Raises:
        Invalid: `after` is not a key this list gave out.
    """
    wanted, at, id_ = _found(session, _sought(text, kind, region, class_))
    if since is not None:
        wanted = wanted.where(at >= since)
    if before is not None:
        wanted = wanted.where(at < before)
    count = _counted(session, wanted, id_)
    start = cursor.read(after)
    if start is not None:
        wanted = wanted.where(tuple_(at, id_) < start)
    rows = session.scalars(wanted.order_by(at.desc(), id_.desc()).limit(limit + 1)).all()
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(
        items=_notices(session, rows[:limit]),
        next_key=cursor.write(last.published_at, last.id) if last else None,
        count=min(count, COUNTED),
        capped=count > COUNTED,
    )


def public_notice(session: Session, id_: str) -> Notice:
    """One notice.

    Raises:
        NotFound: no such notice.
    """
    row = session.get(NoticeRow, id_)
    if row is None:
        raise NotFound(f"notice {id_}")
    return _notices(session, [row])[0]


def notices_of(session: Session, project: str) -> tuple[Notice, ...]:
    """Every notice of a project, oldest first."""
    rows = select(NoticeRow).where(NoticeRow.project == project)
    return _notices(
        session, session.scalars(rows.order_by(NoticeRow.published_at, NoticeRow.id)).all()
    )


def _counted(session: Session, wanted: Select[tuple[NoticeRow]], id_: Any) -> int:
    """How many there are; beyond a thousand it stops."""
    some = wanted.with_only_columns(id_).order_by(None).limit(COUNTED + 1).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0


def _sought(text: str, kind: str | None, region: str | None, class_: str | None) -> frozenset[str]:
    sought = set(terms.text_terms(text))
    if kind:
        sought.add(terms.kind_term(kind))
    if region:
        sought.add(terms.region_term(region))
    if class_:
        sought.add(terms.class_term(class_))
    return frozenset(sought)


def _found(session: Session, sought: Collection[str]) -> tuple[Select[tuple[NoticeRow]], Any, Any]:
    """The notices that hold every term, and the columns that order them.

    The rarest term leads: its pieces lie in the order of publication, the others are looked up.
    """
    if not sought:
        return select(NoticeRow), NoticeRow.published_at, NoticeRow.id
    leading, *others = sorted(sought, key=lambda term: (_held(session, term), term))
    lead = aliased(NoticeTermRow)
    wanted = select(NoticeRow).join(lead, lead.notice == NoticeRow.id).where(lead.term == leading)
    for term in others:
        wanted = wanted.where(_also(lead, term))
    return wanted, lead.published_at, lead.notice


def _also(lead: Term, term: str) -> Exists:
    other = aliased(NoticeTermRow)
    return (
        select(other.term)
        .where(
            other.term == term,
            other.published_at == lead.published_at,
            other.notice == lead.notice,
        )
        .exists()
    )


def _held(session: Session, term: str) -> int:
    """How many notices hold a term; beyond the limit it does not matter."""
    some = select(NoticeTermRow.notice).where(NoticeTermRow.term == term).limit(COUNTED + 1)
    return session.scalar(select(func.count()).select_from(some.subquery())) or 0


def _notices(session: Session, rows: Iterable[NoticeRow]) -> tuple[Notice, ...]:
    shown = tuple(rows)
    later = _later(session, [row.id for row in shown])
    projects = _projects(session, {row.project for row in shown})
    return tuple(
        _notice(row, projects.get(row.project, ("", None)), later.get(row.id, [])) for row in shown
    )


def _later(session: Session, ids: Collection[str]) -> Mapping[str, list[tuple[str, str | None]]]:
    """Notice → (id, relation) of those about it, oldest first."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    rows = select(NoticeRow.published_at, NoticeRow.id, NoticeRow.about, NoticeRow.relation).where(
        NoticeRow.about.in_(ids)
    )
    told = [tuple(row) for row in session.execute(rows)] if ids else []
    for _, id_, about, relation in sorted(told, key=lambda row: row[:2]):
        found.setdefault(str(about), []).append((id_, relation))
    return found


def _projects(session: Session, ids: Collection[str]) -> Mapping[str, tuple[str, str | None]]:
    rows = select(ProjectRow.id, ProjectRow.title, ProjectRow.code).where(ProjectRow.id.in_(ids))
    return {id_: (title, code) for id_, title, code in session.execute(rows)} if ids else {}


def _notice(
    row: NoticeRow, project: tuple[str, str | None], later: list[tuple[str, str | None]]
) -> Notice:
    withdrawn = [id_ for id_, relation in later if relation == "withdraws"]
    return Notice(
        id=row.id,
        project=row.project,
        project_title=project[0],
        project_code=project[1],
        kind=row.kind,
        lot=row.lot,
        title=row.title,
        region=row.region,
        class_=row.class_,
        content=row.content,
        hash=row.hash,
        published_at=row.published_at,
        about=row.about,
        relation=row.relation,
        withdrawn_by=withdrawn[0] if withdrawn else None,
        corrected_by=tuple(id_ for id_, relation in later if relation == "corrects"),
    )
