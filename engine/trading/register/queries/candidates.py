"""Projects of the platform that approved projects may be: by unified code, name, or by word."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from engine.store import exact
from engine.trading.intake.tables import UnifiedCodeRow
from engine.trading.register.matching import Candidate
from engine.trading.register.tables import RegisterEntryRow
from engine.vocabulary import Json
from engine.workflow.tables import ProjectRow

CHUNK = 500


def candidates(
    session: Session, rows: Sequence[RegisterEntryRow]
) -> Mapping[str, tuple[Candidate, ...]]:
    """Entry's id → projects of its city that bear its code or name, or were named for it."""
    by_title = _found(session, ProjectRow.title, {row.name for row in rows})
    by_code = _found(session, UnifiedCodeRow.code, {row.unified_code for row in rows})
    by_id = _found(session, ProjectRow.id, {row.decided for row in rows})
    return {row.id: tuple(_of(row, by_title, by_code, by_id).values()) for row in rows}


def _of(
    row: RegisterEntryRow,
    by_title: Mapping[str, list[Candidate]],
    by_code: Mapping[str, list[Candidate]],
    by_id: Mapping[str, list[Candidate]],
) -> dict[str, Candidate]:
    near = [
        *by_code.get(row.unified_code or "", ()),
        *(one for one in by_title.get(row.name, ()) if one.region[:4] == row.region[:4]),
        *by_id.get(row.decided or "", ()),
    ]
    return {one.id: one for one in near}


def _found(session: Session, column: Any, wanted: set[Any]) -> Mapping[str, list[Candidate]]:
    listed, found = sorted(one for one in wanted if one), defaultdict[str, list[Candidate]](list)
    for start in range(0, len(listed), CHUNK):
        for key, one in _read(session, column, column.in_(listed[start : start + CHUNK])):
            found[key].append(one)
    return found


def _read(
    session: Session, key: Any, condition: ColumnElement[bool]
) -> Iterator[tuple[str, Candidate]]:
    told = (
        select(key, ProjectRow, UnifiedCodeRow.code)
        .select_from(ProjectRow)
        .outerjoin(UnifiedCodeRow, UnifiedCodeRow.project == ProjectRow.id)
        .where(condition)
        .order_by(ProjectRow.started_at, ProjectRow.id)
    )
    for value, project, code in session.execute(told):
        yield str(value), _candidate(project, code)


def _candidate(project: ProjectRow, code: str | None) -> Candidate:
    return Candidate(
        id=project.id,
        code=project.code or "",
        title=project.title,
        state=project.state,
        region=project.region,
        approval_number=_approval(project.case_file),
        unified_code=code,
        follows=project.follows is not None,
    )


def _approval(case_file: str) -> str:
    """The public field of the registration that names the approval."""
    told: Json = exact.loads(case_file)
    root = told.get("root") if isinstance(told, dict) else None
    names = root.get("vars") if isinstance(root, dict) else None
    return str(names.get("approval_number") or "") if isinstance(names, dict) else ""
