"""Start the project that follows another: a re-tender of lots that failed."""

from dataclasses import dataclass

from sqlalchemy import select

from engine.errors import Invalid, Problem
from engine.people import permissions
from engine.vocabulary import Data, Order
from engine.workflow import starting
from engine.workflow.tables import ProjectRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class StartFollower(Order):
    """`key` makes it safe to give twice: one follower per key."""

    key: str
    project: str
    data: Data


def handle(order: StartFollower, work: Work) -> str:
    """Returns the new project's id, or that of the one started before with this key."""
    permissions.require(permissions.is_clock(order.actor))
    if not order.key.strip():
        raise Invalid(Problem(field="key", key="required", text="this may not be empty"))
    first = work.project(order.project)
    known = work.session.scalar(select(ProjectRow.id).where(ProjectRow.start_key == order.key))
    return known or starting.follow(work, first, order.key, order.data)
