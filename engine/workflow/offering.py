"""What a project offers to whoever acts in an order."""

from engine.workflow import catalogue, sender
from engine.workflow.project import Project
from engine.workflow.queries.offers import Offers
from engine.workflow.work import Work


def offer(work: Work, project: Project) -> Offers:
    """The conditions of the project's item, and what they may know of the acting bidder."""
    item = catalogue.revision(work.session, project.item, project.item_revision)
    own = sender.known(work.session, work.house, item, project.id, work.alias, work.now)
    return Offers(item=item, flow=project.flow, own=own, now=work.now)
