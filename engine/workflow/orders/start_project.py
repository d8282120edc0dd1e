"""Start a project of a catalogue item."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.errors import Invalid, Problem
from engine.people import permissions
from engine.people.queries.names import names_of, organisation_names, region_names
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
    """Returns the project's id; a city's own item counts before the province's."""
    item = catalogue.applicable(work.session, order.item, order.region, work.now)
    permissions.require(
        permissions.may_start(order.actor, item.starters, item.region, order.region),
        item.name("zh"),
    )
    version = work.house.versions.get(work.session, item.version)
    _check_region(order, work)
    _check_participants(order, work, version)
    participants = _participants(order, item)
    _check_complete(work, version, participants)
    data = submissions.checked(work, version, item.start_form, order.data, {})
    project = starting.begin(work, item, region=order.region, data=data, participants=participants)
    return project.id


def _participants(order: StartProject, item: Item) -> dict[str, tuple[str, ...]]:
    keys = {role: tuple(named) for role, named in order.participants.items()}
    own = f"organisation:{order.actor.organisation}"
    for role in order.actor.roles & frozenset(item.starters):
        if own not in keys.setdefault(role, (own,)):
            raise _wrong(role, "not_oneself", "whoever starts plays this lane")
    return keys


def _check_region(order: StartProject, work: Work) -> None:
    if order.region not in region_names(work.session, "zh"):
        raise Invalid(Problem(field="region", key="no_such_region", text="no such region"))


def _check_participants(order: StartProject, work: Work, version: Version) -> None:
    lanes = {lane.role for lane in version.definition.lanes}
    for role, keys in order.participants.items():
        if role not in lanes:
            raise _wrong(role, "no_such_lane", "no such lane")
        if not all(_known(work, key) for key in keys):
            raise _wrong(role, "no_such_participant", "no such organisation or person")


def _check_complete(
    work: Work, version: Version, participants: Mapping[str, tuple[str, ...]]
) -> None:
    """A lane that nobody plays would leave its tasks waiting for nobody."""
    for lane in version.definition.lanes:
        if work.house.roles.named_at_start(lane.role) and not participants.get(lane.role):
            names: Data = {"label": lane.name, "label_en": work.house.roles[lane.role].en}
            raise _wrong(lane.role, "required", "somebody must play this lane", names)


def _known(work: Work, key: str) -> bool:
    kind, _, id_ = key.partition(":")
    if kind == "organisation":
        return id_ in organisation_names(work.session, {id_})
    return kind == "person" and id_ in names_of(work.session, {id_})


def _wrong(role: str, key: str, text: str, params: Data | None = None) -> Invalid:
    problem = Problem(field=f"participants.{role}", key=key, text=text, params=dict(params or {}))
    return Invalid(problem)
