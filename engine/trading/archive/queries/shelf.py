"""The shelf: sealed archives of a region, until when they are kept, who reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, exists, func, or_, select, tuple_
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.law.calendar import local_day
from engine.people import permissions
from engine.people.queries.names import names_of
from engine.people.regions import prefix
from engine.trading.archive.progress import done_so_far
from engine.trading.archive.tables import ArchiveRow, LoanRow
from engine.vocabulary import Actor, Json, Page
from engine.workflow.queries import cursor
from engine.workflow.queries.answering import house, now
from engine.workflow.tables import ProjectRow

PAGE, COUNTED = 30, 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Loan:
    """`late`: it should have come back."""

    id: str
    borrower: str
    reason: str
    due_on: date
    lent_at: datetime
    lent_by: str
    returned_at: datetime | None
    returned_by: str | None
    note: str | None
    late: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelved:
    """`package` is None while it is being packed: `progress` tells files done and files there are.

    `expired`: the last day on which it must be kept has passed. `lent` counts who reads it now.
    """

    project: str
    title: str
    code: str | None
    region: str
    number: str | None
    hash: str
    sealed_at: datetime
    keep_until: date | None
    expired: bool
    package: str | None
    package_size: int | None
    progress: tuple[int, int] | None
    lent: int
    late: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Archive:
    """One archive with its file list and every loan, the newest first."""

    shelved: Shelved
    files: Json
    loans: tuple[Loan, ...]
    may_lend: bool


def shelf(
    session: Session,
    actor: Actor,
    *,
    text: str = "",
    state: str = "",
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Shelved]:
    """Last sealed first; `state` is lent, late or expired.

    Raises:
        NotAllowed: neither the archive post nor a supervisor.
        Invalid: `after` is not a key this list gave out.
    """
    permissions.require(permissions.may_read_archive(actor, actor.region or ""), "archive")
    wanted = _wanted(session, actor, text, state)
    count = session.scalar(select(func.count()).select_from(wanted.limit(COUNTED + 1).subquery()))
    start = cursor.read(after)
    if start is not None:
        wanted = wanted.where(tuple_(ArchiveRow.sealed_at, ArchiveRow.project) < start)
    ordered = wanted.order_by(ArchiveRow.sealed_at.desc(), ArchiveRow.project.desc())
    rows = session.scalars(ordered.limit(limit + 1)).all()
    loans, more = _loans(session, [row.project for row in rows]), len(rows) > limit
    shown = [_shelved(session, row, loans.get(row.project, ())) for row in rows[:limit]]
    return Page(
        items=tuple(shown),
        next_key=cursor.write(shown[-1].sealed_at, shown[-1].project) if more else None,
        count=min(count or 0, COUNTED),
        capped=(count or 0) > COUNTED,
    )


def _wanted(session: Session, actor: Actor, text: str, state: str) -> Select[tuple[ArchiveRow]]:
    region = actor.region or ""
    here = ProjectRow.region == region
    if not permissions.may_keep_archive(actor, region):
        here = ProjectRow.region.startswith(prefix(region))
    wanted = (
        select(ArchiveRow)
        .join(ProjectRow, ProjectRow.id == ArchiveRow.project)
        .where(ArchiveRow.sealed_at.is_not(None), here)
    )
    if text:
        named = (ProjectRow.title, ProjectRow.code, ArchiveRow.number)
        wanted = wanted.where(or_(*(one.icontains(text, autoescape=True) for one in named)))
    today = local_day(now(session))
    if state == "expired":
        return wanted.where(ArchiveRow.keep_until < today)
    out = exists().where(LoanRow.project == ArchiveRow.project, LoanRow.returned_at.is_(None))
    states = {"lent": out, "late": out.where(LoanRow.due_on < today)}
    return wanted.where(states[state]) if state in states else wanted


def archive(session: Session, actor: Actor, project: str) -> Archive:
    """Raises NotFound: no sealed archive, or it is not theirs to see."""
    row, home = session.get(ArchiveRow, project), session.get(ProjectRow, project)
    if row is None or home is None or row.sealed_at is None:
        raise NotFound(f"archive of project {project}")
    if not permissions.may_read_archive(actor, home.region):
        raise NotFound(f"archive of project {project}")
    loans = _loans(session, [project]).get(project, ())
    names = names_of(
        session, {name for one in loans for name in (one.lent_by, one.returned_by) if name}
    )
    today = local_day(now(session))
    return Archive(
        shelved=_shelved(session, row, loans),
        files=row.files,
        loans=tuple(_loan(one, names, today) for one in loans),
        may_lend=permissions.may_keep_archive(actor, home.region),
    )


def _loans(session: Session, projects: Sequence[str]) -> dict[str, Sequence[LoanRow]]:
    found: dict[str, list[LoanRow]] = {}
    rows = select(LoanRow).where(LoanRow.project.in_(projects)).order_by(LoanRow.lent_at.desc())
    for row in session.scalars(rows):
        found.setdefault(row.project, []).append(row)
    return dict(found)


def _shelved(session: Session, row: ArchiveRow, loans: Sequence[LoanRow]) -> Shelved:
    project = session.get_one(ProjectRow, row.project)
    today = local_day(now(session))
    out = [one for one in loans if one.returned_at is None]
    assert row.sealed_at is not None
    return Shelved(
        project=project.id,
        title=project.title,
        code=project.code,
        region=project.region,
        number=row.number,
        hash=row.hash,
        sealed_at=row.sealed_at,
        keep_until=row.keep_until,
        expired=row.keep_until is not None and row.keep_until < today,
        package=row.package,
        package_size=row.package_size,
        progress=None if row.package else done_so_far(house(session).settings, project.id),
        lent=len(out),
        late=sum(one.due_on < today for one in out),
    )


def _loan(row: LoanRow, names: dict[str, str], today: date) -> Loan:
    return Loan(
        id=row.id,
        borrower=row.borrower,
        reason=row.reason,
        due_on=row.due_on,
        lent_at=row.lent_at,
        lent_by=names.get(row.lent_by, row.lent_by),
        returned_at=row.returned_at,
        returned_by=names.get(row.returned_by or "", row.returned_by or ""),
        note=row.note,
        late=row.returned_at is None and row.due_on < today,
    )
