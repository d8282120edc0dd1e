"""Start a project of a catalogue item."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.errors import Invalid, Problem
from engine.people import permissions
from engine.people.queries.names import region_names
from engine.vocabulary import Data, Order
from engine.workflow import catalogue, starting, submissions
from engine.workflow.catalogue import Item
from engine.workflow.versions import Version
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class StartProject(Order):
    """`participants` maps a role to keys such as `organisation:<id>`; the actor's own is added."""

    item: str
    region: str
    data: Data
    participants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def handle(order: StartProject, work: Work) -> str:
    """Returns the project's id."""
    item = catalogue.current(work.session, order.item, work.now)
    permissions.require(
        permissions.may_start(order.actor, item.starters, item.region, order.region),
        item.name("zh"),
    )
    version = work.house.versions.get(work.session, item.version)
    _check_region(order, work)
    _check_participants(order, version)
    data = submissions.checked(work, version, item.start_form, order.data, {})
    project = starting.begin(
        work, item, region=order.region, data=data, participants=_participants(order, item)
    )
    return project.id


def _participants(order: StartProject, item: Item) -> dict[str, tuple[str, ...]]:
    keys = {role: tuple(named) for role, named in order.participants.items()}
    for role in item.starters:
        if role in order.actor.roles and role not in keys:
            keys[role] = (f"organisation:{order.actor.organisation}",)
    return keys


def _check_region(order: StartProject, work: Work) -> None:
    if order.region not in region_names(work.session, "zh"):
        raise Invalid(Problem(field="region", key="no_such_region", text="no such region"))


def _check_participants(order: StartProject, version: Version) -> None:
    lanes = {lane.role for lane in version.definition.lanes}
    for role in order.participants:
        if role not in lanes:
            raise Invalid(
                Problem(field=f"participants.{role}", key="no_such_lane", text="no such lane")
            )
