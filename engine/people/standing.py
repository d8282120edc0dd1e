"""How somebody stands to a task or a project: what they play there, and whom they look after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.people.regions import within
from engine.vocabulary import Actor

CENTRE = frozenset(
    {
        "centre_intake",
        "centre_opening",
        "centre_venue",
        "centre_deposit",
        "centre_archive",
        "centre_witness",
    }
)
SUPERVISION = frozenset({"supervisor", "finance"})
WATCHING = CENTRE | SUPERVISION
"""Roles that look after every project of their region without being named in it."""
REGIONAL = WATCHING | {"catalogue_keeper"}
OWNERS = frozenset({"tenderee"})
CLIENTS = OWNERS | {"agency"}
BIDDERS = frozenset({"bidder"})
EXPERTS = frozenset({"expert"})
RECEIVER = "centre_opening"
DISCREET = frozenset({RECEIVER, "centre_deposit"})
"""Roles whose tasks betray before the opening how many bid; nobody else lists them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskPlace:
    """Where an open task stands, as its actor sees it.

    `audience` holds keys as `engine.workflow.audiences` makes them. `pseudonym` is the name under
    which the actor's organisation bids in the project.
    """

    role: str | None
    audience: frozenset[str]
    assignee: str | None = None
    delegated_by: str | None = None
    pseudonym: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectPlace:
    """A project's region and who plays which role: `organisation:`, `person:`, `pseudonym:`.

    `sealed`: bids come sealed by their bidders, so that no clerk receives and counts them.
    """

    region: str
    participants: Mapping[str, frozenset[str]]
    pseudonym: str | None = None
    sealed: bool = False


def in_lane(actor: Actor, task: TaskPlace) -> bool:
    """Whether a task waits for the actor: the role held, and one of the audience theirs."""
    if task.role is not None and task.role not in actor.roles:
        return False
    if keys_of(actor, task.pseudonym) & task.audience:
        return True
    return task.role is not None and any(_reaches(actor, task.role, key) for key in task.audience)


def covers(actor: Actor, role: str, region: str) -> bool:
    """Whether a region-bound role reaches a region: supervision downwards, others their own."""
    if role in SUPERVISION:
        return within(region, actor.region)
    return actor.region == region


def takes_part(actor: Actor, place: ProjectPlace, role: str) -> bool:
    """Whether the actor plays a role in a project: named, or by region where no organisation is."""
    if role not in actor.roles:
        return False
    named = place.participants.get(role, frozenset())
    if keys_of(actor, place.pseudonym) & named:
        return True
    taken = any(key.startswith("organisation:") for key in named)
    return role in WATCHING and not taken and covers(actor, role, place.region)


def plays_any(actor: Actor, place: ProjectPlace, roles: Iterable[str]) -> bool:
    """Whether the actor plays one of the roles here."""
    return any(takes_part(actor, place, role) for role in roles)


def sees_internal(actor: Actor, place: ProjectPlace) -> bool:
    """Participants other than bidders, and supervisors; whoever bids here is a bidder first."""
    if bids_in(actor, place):
        return False
    if any(takes_part(actor, place, role) for role in actor.roles - BIDDERS):
        return True
    return any(covers(actor, role, place.region) for role in actor.roles & SUPERVISION)


def bids_in(actor: Actor, place: ProjectPlace) -> bool:
    """Whether the actor's organisation bids in this project."""
    bidding = frozenset[str]().union(*(place.participants.get(role, ()) for role in BIDDERS))
    return bool(keys_of(actor, place.pseudonym) & bidding)


def looks_after(actor: Actor, region: str) -> bool:
    """Whether a centre's or a supervisor's role reaches the region."""
    return any(covers(actor, role, region) for role in actor.roles & WATCHING)


def keys_of(actor: Actor, pseudonym: str | None) -> frozenset[str]:
    """Under which keys the actor may be named, with and without a role."""
    keys = {f"person:{actor.id}"}
    if actor.organisation is not None:
        keys.add(f"organisation:{actor.organisation}")
    if pseudonym is not None:
        keys.add(f"pseudonym:{pseudonym}")
    return frozenset(keys)


def _reaches(actor: Actor, role: str, key: str) -> bool:
    """Whether an audience key `organisation:<id>:<role>` or `region:<code>:<role>` is theirs."""
    bound, _, rest = key.partition(":")
    where, _, wanted = rest.rpartition(":")
    if wanted != role:
        return False
    if bound == "region":
        return covers(actor, role, where)
    return bound == "organisation" and where == actor.organisation
