"""What permissions need to know of a project: its region and who takes part."""

from sqlalchemy import select

from engine.errors import NotFound
from engine.people.permissions import ProjectPlace
from engine.workflow.project import Project
from engine.workflow.pseudonyms import pseudonym
from engine.workflow.tables import TaskRow
from engine.workflow.transaction import Transaction


def of_project(work: Transaction, project: Project) -> ProjectPlace:
    """The place of a locked project, as its actor sees it."""
    organisation = work.actor.organisation
    return ProjectPlace(
        region=project.region,
        participants={role: frozenset(keys) for role, keys in project.participants.items()},
        pseudonym=pseudonym(work.settings, project.id, organisation) if organisation else None,
    )


def require_task(work: Transaction, project: Project, task: str | None) -> None:
    """
    Raises:
        NotFound: a task is named that is not one of the project's.
    """
    mine = select(TaskRow.id).where(TaskRow.id == task, TaskRow.project == project.id)
    if task is not None and work.session.scalar(mine) is None:
        raise NotFound(f"task {task}")
