"""Projects of the platform that approved projects may be: by code, number, name, or by word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from engine.trading.intake.tables import UnifiedCodeRow
from engine.trading.register import classes
from engine.trading.register.matching import Candidate, numbers
from engine.trading.register.tables import RegisterEntryRow
from engine.workflow import catalogue
from engine.workflow.tables import ProjectRow, ReferenceRow

CHUNK = 500
Found = Mapping[str, Sequence[Candidate]]


def candidates(
    session: Session, rows: Sequence[RegisterEntryRow]
) -> Mapping[str, tuple[Candidate, ...]]:
    """Entry's id → projects of its city that bear its code, number or name, or were named for it.

    An investment code is the country's, so it is looked for everywhere.
    """
    search = _Search(session)
    by_title = search.by(ProjectRow.title, {row.name for row in rows})
    by_code = search.by(UnifiedCodeRow.code, {row.unified_code for row in rows})
    by_id = search.by(ProjectRow.id, {row.decided for row in rows})
    wanted = {number for row in rows for number in numbers(row).values()}
    by_number = search.by(ReferenceRow.number, wanted)
    return {row.id: _of(row, by_title, by_code, by_id, by_number) for row in rows}


def _of(
    row: RegisterEntryRow, by_title: Found, by_code: Found, by_id: Found, by_number: Found
) -> tuple[Candidate, ...]:
    told = numbers(row)
    numbered = [
        one
        for kind, number in told.items()
        for one in by_number.get(number, ())
        if one.numbers.get(kind) == number and (kind == "investment_code" or _near(row, one))
    ]
    found = [
        *by_code.get(row.unified_code or "", ()),
        *numbered,
        *(one for one in by_title.get(row.name, ()) if _near(row, one)),
        *by_id.get(row.decided or "", ()),
    ]
    return tuple({one.id: one for one in found}.values())


def _near(row: RegisterEntryRow, one: Candidate) -> bool:
    return one.region[:4] == row.region[:4]


class _Search:
    """Finds projects by an indexed column; each item's classes are read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._classes: dict[tuple[str, int], frozenset[str]] = {}

    def by(self, column: Any, wanted: Iterable[str | None]) -> Found:
        listed, found = (
            sorted({one for one in wanted if one}),
            defaultdict[str, list[Candidate]](list),
        )
        for start in range(0, len(listed), CHUNK):
            for key, one in self._read(column, column.in_(listed[start : start + CHUNK])):
                found[key].append(one)
        return found

    def _read(self, key: Any, condition: ColumnElement[bool]) -> Iterator[tuple[str, Candidate]]:
        told = (
            select(key, ProjectRow, UnifiedCodeRow.code)
            .select_from(ProjectRow)
            .outerjoin(UnifiedCodeRow, UnifiedCodeRow.project == ProjectRow.id)
            .where(condition)
            .order_by(ProjectRow.started_at, ProjectRow.id)
        )
        if key is ReferenceRow.number:
            told = told.join(ReferenceRow, ReferenceRow.project == ProjectRow.id)
        rows = list(self._session.execute(told))
        known = self._numbers({project.id for _, project, _ in rows})
        for value, project, code in rows:
            yield str(value), self._candidate(project, code, known[project.id])

    def _numbers(self, ids: set[str]) -> Mapping[str, dict[str, str]]:
        listed, found = sorted(ids), defaultdict[str, dict[str, str]](dict)
        for start in range(0, len(listed), CHUNK):
            rows = select(ReferenceRow).where(
                ReferenceRow.project.in_(listed[start : start + CHUNK])
            )
            for row in self._session.scalars(rows):
                found[row.project][row.kind] = row.number
        return found

    def _candidate(
        self, project: ProjectRow, code: str | None, known: Mapping[str, str]
    ) -> Candidate:
        return Candidate(
            id=project.id,
            code=project.code or "",
            title=project.title,
            state=project.state,
            region=project.region,
            numbers=known,
            classes=self._classes_of(project.item, project.item_revision),
            unified_code=code,
            follows=project.follows is not None,
        )

    def _classes_of(self, item: str, revision: int) -> frozenset[str]:
        place = (item, revision)
        if place not in self._classes:
            self._classes[place] = classes.names(catalogue.revision(self._session, *place))
        return self._classes[place]
