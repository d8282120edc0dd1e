"""What a row of the table of orders says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.errors import (
    NotAllowed,
    Refused,
)

AGENT, BIDDER, SUPERVISOR, CENTRE = (
    "agency.agency1",
    "bidder.bidder1",
    "supervisor.nanjing",
    "centre_intake.nanjing",
)
SYSTEM, SECURITY = "system_admin", "security_admin"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wrong:
    """`changes` to the right order; `by` somebody else; refused as one of `kinds` at `field`."""

    changes: Mapping[str, Any] = field(default_factory=dict)
    by: str = ""
    kinds: tuple[type[Refused], ...] = (NotAllowed,)
    field: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """`foreign` and `state` may be empty only with a word in `why`.

    `empty` are texts that may be empty, `quiet` those whose unknown value does nothing; `told`
    names fields by what the page calls them; `late` says that the right order needs another house.
    """

    by: str
    fine: Mapping[str, Any] = field(default_factory=dict)
    foreign: tuple[Wrong, ...] = ()
    state: tuple[Wrong, ...] = ()
    empty: frozenset[str] = frozenset()
    why: str = ""
    quiet: frozenset[str] = frozenset()
    told: Mapping[str, str] = field(default_factory=dict)
    late: bool = False


def other(by: str, /, *kinds: type[Refused], **changes: Any) -> Wrong:
    """Somebody to whom it is nothing."""
    return Wrong(by=by, changes=changes, kinds=kinds or (NotAllowed,))


def at(kind: type[Refused], field: str = "", /, **changes: Any) -> Wrong:
    return Wrong(changes=changes, kinds=(kind,), field=field)


STRANGER = other(BIDDER)
