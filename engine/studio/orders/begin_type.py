"""Begin a trading type from a few answers: its item, a first diagram, first forms."""

from dataclasses import dataclass

from engine.errors import Invalid, Problem
from engine.people import permissions
from engine.people.queries.names import region_names
from engine.studio import drafts, first, naming
from engine.studio.first import outline
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class BeginType(Order):
    outline: first.Outline
    region: str


def handle(order: BeginType, work: Work) -> str:
    """Returns the draft's id.

    Raises:
        Invalid: every answer that is missing or names what is not there.
    """
    permissions.require(permissions.may_write_draft(order.actor, order.region))
    outline.require(order.outline, work.house.roles)
    if order.region not in region_names(work.session):
        raise Invalid(Problem(field="region", key="no_such_region", text="no such region"))
    names = {key: (role.zh, role.en) for key, role in work.house.roles.items()}
    draft = drafts.begin(
        work,
        trading_type=order.outline.trading_type,
        title=naming.title(order.outline.zh),
        region=order.region,
        based_on=None,
    )
    for path, content in first.package(order.outline, names).items():
        drafts.save(work, draft, path, content, 0)
    work.record(Fact.DRAFT_OPENED, chain="house", draft=draft.id, type=order.outline.trading_type)
    return draft.id
