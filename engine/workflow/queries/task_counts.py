"""How much waits and how urgently: the strip above the desk's list."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.vocabulary import Actor
from engine.workflow.queries.task_keys import Scope, keys
from engine.workflow.queries.task_order import Wanted
from engine.workflow.queries.urgency import Urgency, bounds

MOST = 100
SHOWN: tuple[Urgency, ...] = ("overdue", "today", "soon")


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """How many tasks of one urgency; `capped` when there are more than `count`."""

    urgency: Urgency
    count: int
    capped: bool


def task_counts(session: Session, actor: Actor, scope: Scope = "groups") -> tuple[Waiting, ...]:
    """Overdue, due today, due soon."""
    own = actor.id if scope == "mine" else None
    held = keys(session, actor, scope)
    return tuple(_waiting(session, held, own, urgency) for urgency in SHOWN)


def _waiting(session: Session, held: tuple[str, ...], own: str | None, due: Urgency) -> Waiting:
    wanted = Wanted(keys=held, holder=own, due=due, bounds=bounds(session))
    count = session.scalar(wanted.count(MOST + 1)) or 0
    return Waiting(urgency=due, count=min(count, MOST), capped=count > MOST)
