"""Projects whose due times may move with the law: timers, and tasks that are due by a day."""

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from engine.workflow.tables import ProjectRow, TaskRow, TimerRow


def dated_projects(session: Session) -> tuple[str, ...]:
    """Running ones, by id."""
    timers = select(TimerRow.project).where(TimerRow.due_at.is_not(None))
    tasks = select(TaskRow.project).where(TaskRow.state == "open", TaskRow.due_at.is_not(None))
    dated = union(timers, tasks).subquery()
    running = select(ProjectRow.id).where(
        ProjectRow.state == "running", ProjectRow.id.in_(select(dated.c.project))
    )
    return tuple(session.scalars(running.order_by(ProjectRow.id)))
