"""Locks a project's row, reads the clock behind the lock, and restores its flow."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.store import together
from engine.store.base import table_of
from engine.store.together import Question, Row
from engine.workflow import references, surroundings
from engine.workflow.host import Host
from engine.workflow.project import Project, sight
from engine.workflow.spiff import Flow
from engine.workflow.surroundings import Surroundings
from engine.workflow.tables import ParticipantRow, ProjectRow
from engine.workflow.transaction import Transaction


def load(
    work: Transaction, id_: str, *, wait: bool, beside: Sequence[Question] = ()
) -> tuple[Project | None, list[list[Row]]]:
    """The project under lock, or None when it is missing or (not waiting) held by another.

    `beside` are questions of the caller, answered in the same trip, behind the lock.
    """
    lock = Question(statement=_LOCK if wait else _TRY, values={"project": id_})
    around = surroundings.question(work.session, id_)
    found, told, *answers = together.ask(work.session, [lock, around, *beside])
    if not found:
        return None, answers
    return _restored(work, found[0], surroundings.told(id_, told)), answers


def _restored(work: Transaction, row: Row, around: Surroundings) -> Project:
    work.reading = around.reading
    version = work.house.versions.get(work.session, row["version"])
    host = Host(
        session=work.session,
        now=work.now,
        functions=work.law.functions(work.now),
        services=work.house.services,
        version=version,
        project=row["id"],
        by_clock=permissions.is_clock(work.actor),
        before_asking=work.send_writes,
    )
    held = around.incidents | frozenset(work.held)
    flow = Flow.load(version.definition, host, row["tokens"], row["case_file"], held=held)
    project = Project(
        **{name: row[name] for name in _KEPT},
        version=version,
        flow=flow,
        host=host,
        before=sight(flow),
        participants=around.participants,
        head=around.head,
    )
    project.references = references.told(work.session, work.house, project)
    return project


def participants(session: Session, id_: str) -> dict[str, tuple[str, ...]]:
    """Role → keys of who plays it, in the order they joined."""
    known: dict[str, tuple[str, ...]] = {}
    rows = select(ParticipantRow.role, ParticipantRow.key).where(ParticipantRow.project == id_)
    for role, key in session.execute(rows.order_by(ParticipantRow.joined_at, ParticipantRow.key)):
        known[role] = (*known.get(role, ()), key)
    return known


_KEPT = (
    "id",
    "code",
    "title",
    "item",
    "item_revision",
    "region",
    "state",
    "started_at",
    "suspended_at",
    "suspended_by",
    "ended_at",
    "revision",
)
_TABLE = table_of(ProjectRow)
_LOCK = select(_TABLE).where(_TABLE.c.id == bindparam("project")).with_for_update()
_TRY = select(_TABLE).where(_TABLE.c.id == bindparam("project")).with_for_update(skip_locked=True)
