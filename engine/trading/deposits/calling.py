"""Deposits are for those who are offered to bid: the invited, the qualified, or everybody."""

from engine.errors import WrongState
from engine.workflow import catalogue, sender
from engine.workflow.project import Project
from engine.workflow.queries.offers import Offers
from engine.workflow.work import Work

MESSAGE = "bid_submitted"


def require_call(work: Work, project: Project) -> None:
    """
    Raises:
        WrongState: the item does not offer the acting bidder to bid now.
    """
    item = catalogue.revision(work.session, project.item, project.item_revision)
    own = sender.known(work.session, work.house, item, project.id, work.alias, work.now)
    if not Offers(item=item, flow=project.flow, own=own, now=work.now).has(MESSAGE):
        raise WrongState(project.title, message=MESSAGE)
