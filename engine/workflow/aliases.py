"""Under which name somebody acts in a project: bidders by their pseudonym, others as themselves."""

from engine.people import permissions
from engine.workflow import places
from engine.workflow.project import Project
from engine.workflow.transaction import Transaction


def of(work: Transaction, project: Project) -> str | None:
    """The pseudonym of an actor who can only be here as a bidder; None for everybody else."""
    place = places.of_project(work, project)
    return place.pseudonym if permissions.may_bid(work.actor, place) else None
