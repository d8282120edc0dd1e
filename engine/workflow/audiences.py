"""Who a task waits for, as short keys: one key per organisation and role, region, person."""

from collections.abc import Iterable, Mapping

from engine.people.standing import SUPERVISION
from engine.vocabulary import Actor


def of_actor(actor: Actor, below: Iterable[str] = ()) -> tuple[str, ...]:
    """Every key under which open tasks may wait for this person (pseudonyms apart).

    `below`: the regions inside the actor's own, which supervision reaches too.
    """
    keys = [f"person:{actor.id}"]
    for role in sorted(actor.roles):
        reached = (actor.region, *below) if role in SUPERVISION else (actor.region,)
        keys += [f"region:{region}:{role}" for region in reached]
        keys.append(f"organisation:{actor.organisation}:{role}")
    return tuple(keys)


def of_task(
    *,
    role: str | None,
    region: str,
    bound: str,
    people: Iterable[str],
    groups: Iterable[str],
    participants: Mapping[str, tuple[str, ...]],
) -> tuple[str, ...]:
    """Keys of one task: named people, else named groups, else those who play the lane.

    `groups` and the values of `participants` look like `organisation:<id>`, `person:<id>` or
    `pseudonym:<name>`; a lane bound by region and played by nobody in particular waits for
    everybody who holds the role in the project's region.
    """
    named = [f"person:{person}" for person in people]
    if named:
        return tuple(named)
    players = tuple(groups) or participants.get(role or "", ())
    if players:
        return tuple(_key(player, role) for player in players)
    return (f"region:{region}:{role}",) if bound == "region" else ()


def _key(player: str, role: str | None) -> str:
    return f"{player}:{role}" if player.startswith("organisation:") else player
