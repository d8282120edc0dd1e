"""Projects with a timer that rests on a year nobody has confirmed yet."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.workflow import clock
from engine.workflow.tables import TimerRow


def provisional_projects(session: Session) -> tuple[int, tuple[str, ...]]:
    """The law's revision, and the projects to look at again when it moves."""
    waiting = select(TimerRow.project).where(TimerRow.provisional.is_(True)).distinct()
    return clock.read(session).law_revision, tuple(session.scalars(waiting))
