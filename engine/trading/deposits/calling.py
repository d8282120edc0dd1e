"""Deposits are for those who are offered to bid: the invited, the qualified, or everybody."""

from engine.errors import WrongState
from engine.workflow import offering
from engine.workflow.project import Project
from engine.workflow.work import Work

MESSAGE = "bid_submitted"


def require_call(work: Work, project: Project) -> None:
    """
    Raises:
        WrongState: the item does not offer the acting bidder to bid now.
    """
    if not offering.offer(work, project).has(MESSAGE):
        raise WrongState(project.title, message=MESSAGE)
