"""Under which name somebody acts in a project: bidders by their pseudonym, others as themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.people import permissions
from engine.workflow import places

if TYPE_CHECKING:
    from engine.workflow.project import Project
    from engine.workflow.work import Work


def of(work: Work, project: Project) -> str | None:
    """The pseudonym of an actor who can only be here as a bidder; None for everybody else."""
    place = places.of_project(work, project)
    return place.pseudonym if permissions.may_bid(work.actor, place) else None
