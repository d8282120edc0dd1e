"""Who plays which lane of a project, as one person may know it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.permissions import ProjectPlace
from engine.people.queries.names import names_of, organisation_names
from engine.vocabulary import Actor
from engine.workflow.queries.answering import house
from engine.workflow.versions import Version


@dataclass(frozen=True, kw_only=True, slots=True)
class Player:
    """Who plays a lane; `name` is a pseudonym for bidders.

    Empty where everybody who holds the role in the region plays it.
    """

    role: str
    key: str
    name: str


def players(
    session: Session,
    actor: Actor,
    where: ProjectPlace,
    events: frozenset[str],
    version: Version,
    language: str,
) -> tuple[Player, ...]:
    """Named ones in the order of the roles; after them the lanes that a region's people play."""
    roles = house(session).roles
    shown = [
        (role, key)
        for role in roles
        for key in sorted(where.participants.get(role, ()))
        if permissions.may_see_player(actor, where, role, key, events)
    ]
    ids = {key.partition(":")[0]: set[str]() for _, key in shown}
    for _, key in shown:
        ids[key.partition(":")[0]].add(key.partition(":")[2])
    names = names_of(session, ids.get("person", set()))
    names |= organisation_names(session, ids.get("organisation", set()), language)
    named = [
        Player(role=role, key=key, name=names.get(id_, id_))
        for role, key in shown
        for id_ in (key.partition(":")[2],)
    ]
    lanes = dict.fromkeys(element.lane for element in version.definition.elements.values())
    regional = [
        Player(role=role, key=f"region:{where.region}", name="")
        for role in lanes
        if role and role not in where.participants and roles.bound(role) == "region"
    ]
    return (*named, *regional)
