"""Locks a project's row, reads the clock behind the lock, and restores its flow."""

from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.store.base import table_of
from engine.workflow import surroundings
from engine.workflow.host import Host
from engine.workflow.project import Project, sight
from engine.workflow.spiff import Flow
from engine.workflow.tables import ParticipantRow, ProjectRow
from engine.workflow.transaction import Transaction


def load(work: Transaction, id_: str, *, wait: bool) -> Project | None:
    """The project under lock, or None when it is missing or (not waiting) held by another."""
    row = _lock(work.session, id_, wait=wait)
    if row is None:
        return None
    around = surroundings.read(work.session, id_)
    work.reading = around.reading
    version = work.house.versions.get(work.session, row.version)
    host = Host(
        session=work.session,
        now=work.now,
        functions=work.law.functions(work.now),
        services=work.house.services,
        version=version,
        project=id_,
        by_clock=permissions.is_clock(work.actor),
    )
    held = around.incidents | frozenset(work.held)
    flow = Flow.load(version.definition, host, row.tokens, row.case_file, held=held)
    return Project(
        id=id_,
        code=row.code,
        title=row.title,
        item=row.item,
        item_revision=row.item_revision,
        region=row.region,
        state=row.state,
        started_at=row.started_at,
        suspended_at=row.suspended_at,
        suspended_by=row.suspended_by,
        ended_at=row.ended_at,
        revision=row.revision,
        version=version,
        flow=flow,
        host=host,
        before=sight(flow),
        participants=around.participants,
        head=around.head,
    )


def participants(session: Session, id_: str) -> dict[str, tuple[str, ...]]:
    """Role → keys of who plays it, in the order they joined."""
    known: dict[str, tuple[str, ...]] = {}
    rows = select(ParticipantRow.role, ParticipantRow.key).where(ParticipantRow.project == id_)
    for role, key in session.execute(rows.order_by(ParticipantRow.joined_at, ParticipantRow.key)):
        known[role] = (*known.get(role, ()), key)
    return known


def _lock(session: Session, id_: str, *, wait: bool) -> Row[Any] | None:
    """Waits for whoever holds the row, or passes it by."""
    statement = _LOCK if wait else _TRY
    return session.connection().execute(statement, {"project": id_}).one_or_none()


_TABLE = table_of(ProjectRow)
_LOCK = select(_TABLE).where(_TABLE.c.id == bindparam("project")).with_for_update()
_TRY = select(_TABLE).where(_TABLE.c.id == bindparam("project")).with_for_update(skip_locked=True)
