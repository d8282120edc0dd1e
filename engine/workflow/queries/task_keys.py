"""Under which keys open tasks wait for somebody: what every list of tasks begins with."""

from typing import Literal

from sqlalchemy.orm import Session

from engine.people.queries.names import region_names
from engine.people.regions import within
from engine.people.standing import DISCREET, SUPERVISION
from engine.vocabulary import Actor
from engine.workflow import audiences
from engine.workflow.queries.answering import house, own_pseudonyms

Scope = Literal["mine", "groups", "all"]


def keys(session: Session, actor: Actor, scope: Scope = "groups") -> tuple[str, ...]:
    """The actor's own keys; with `all` those of other roles in their organisation or region.

    What the receiving clerks do is theirs alone: it would tell how many bid.
    """
    below = regions_below(session, actor.region) if actor.roles & SUPERVISION else ()
    own = audiences.of_actor(actor, below) + own_pseudonyms(session, actor)
    if scope != "all":
        return own
    roles = house(session).roles
    wide = [
        f"{bound}:{where}:{role}"
        for role in roles
        if role not in DISCREET
        for bound, where in (("organisation", actor.organisation), ("region", actor.region))
        if where and (bound == "organisation" or roles.watches_region(actor.roles))
    ]
    return tuple(dict.fromkeys([*own, *wide]))


def regions_below(session: Session, region: str | None) -> tuple[str, ...]:
    """Codes of the regions that lie inside one."""
    every = region_names(session, "zh")
    return tuple(code for code in every if code != region and within(code, region))
