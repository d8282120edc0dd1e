"""The roles people hold, as data: their names, their family, and what bounds them."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Family(StrEnum):
    """Whom a role serves. Service, management and supervision never mix in one person."""

    SERVICE = "service"
    MANAGEMENT = "management"
    SUPERVISION = "supervision"
    MARKET = "market"
    SYSTEM = "system"


class Bound(StrEnum):
    """What limits a role: the region of its organisation, taking part in a project, nothing."""

    REGION = "region"
    PARTICIPATION = "participation"
    NONE = "none"


APART = frozenset({Family.SERVICE, Family.MANAGEMENT, Family.SUPERVISION})


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """One role. Those that join at the start go on in a project that follows (a re-tender)."""

    key: str
    zh: str
    en: str
    family: Family
    bound: Bound
    joins_at_start: bool = False


class Roles(Mapping[str, Role]):
    """Every role by its key."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self._roles = {role.key: role for role in roles}

    @classmethod
    def read(cls, path: Path) -> "Roles":
        """The roles of `roles.toml`.

        Raises:
            ValueError: a role lacks a name, or its family or bound is unknown.
        """
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(_role(key, table) for key, table in tables.items())

    def __getitem__(self, key: str) -> Role:
        return self._roles[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._roles)

    def __len__(self) -> int:
        return len(self._roles)

    def bound(self, key: str | None) -> Bound:
        """What bounds a role; an unknown one is bound by nothing and so opens nothing."""
        return self._roles[key].bound if key in self._roles else Bound.NONE

    def lasting(self, key: str) -> bool:
        """Whether who plays it takes part in a following project as well."""
        return self.named_at_start(key)

    def named_at_start(self, key: str) -> bool:
        """Whether who plays it is named when a project starts."""
        return key in self._roles and self._roles[key].joins_at_start

    def watches_region(self, held: Iterable[str]) -> bool:
        """Whether one of the held roles looks after every project of its region."""
        families = {self._roles[key].family for key in held if key in self._roles}
        return bool(families & {Family.SERVICE, Family.SUPERVISION})

    def within(self, held: Iterable[str], family: Family) -> frozenset[str]:
        """Those of the held roles that belong to a family."""
        return frozenset(
            key for key in held if key in self._roles and self._roles[key].family is family
        )

    def clash(self, held: Iterable[str], new: str) -> str | None:
        """A held role that the new one may not stand beside, or None."""
        return next((key for key in sorted(held) if self._apart(key, new)), None)

    def _apart(self, one: str, other: str) -> bool:
        if one == other:
            return False
        families = {self._roles[key].family for key in (one, other) if key in self._roles}
        return Family.SYSTEM in families or (len(families) == 2 and families <= APART)


def _role(key: str, table: object) -> Role:
    if not isinstance(table, dict):
        raise ValueError(f"roles.toml: {key} is not a table")
    try:
        return Role(
            key=key,
            zh=str(table["zh"]),
            en=str(table["en"]),
            family=Family(table["family"]),
            bound=Bound(table["bound"]),
            joins_at_start=table.get("joins") == "start",
        )
    except (KeyError, ValueError) as error:
        raise ValueError(f"roles.toml: {key}: {error}") from error
