"""A market entity's record as values: what queries answer and what fills forms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from engine.vocabulary import Data, Json


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """A certificate: hash of its content, name, type told by its content."""

    sha256: str
    name: str
    media_type: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One row of a part; `expired` and `not_yet` as of the day of the question."""

    id: str
    data: Data
    file: File | None
    expired: bool = False
    not_yet: bool = False

    @property
    def valid(self) -> bool:
        return not (self.expired or self.not_yet)

    def text(self, name: str) -> str:
        return str(self.data.get(name) or "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """`organisation` is the id whose record counts; `merged` are ids that resolve to it."""

    organisation: str
    kind: str
    name: str
    name_en: str
    uscc: str | None
    region: str
    legal_representative: str
    address: str
    identity_last: str | None
    contacts: tuple[Item, ...] = ()
    accounts: tuple[Item, ...] = ()
    qualifications: tuple[Item, ...] = ()
    performance: tuple[Item, ...] = ()
    staff: tuple[Item, ...] = ()
    revision: int = 0
    registered_at: datetime | None = None
    changed_at: datetime | None = None
    merged: tuple[str, ...] = ()

    @property
    def basic_account(self) -> Item | None:
        """The account from which deposits come (ZTB-53)."""
        return next((one for one in self.accounts if one.data.get("basic") is True), None)

    def part(self, name: str) -> tuple[Item, ...]:
        """The rows of a part of `fields.PARTS`."""
        return {
            "contacts": self.contacts,
            "accounts": self.accounts,
            "qualifications": self.qualifications,
            "performance": self.performance,
            "staff": self.staff,
        }[name]


def validity(data: Data, today: date) -> tuple[bool, bool]:
    """Whether a row has expired, and whether it is not valid yet; the last day still counts."""
    begins, ends = data.get("valid_from"), data.get("valid_to")
    return bool(ends) and str(ends) < str(today), bool(begins) and str(begins) > str(today)


CONTACT = ("name", "duty", "phone", "email")
ACCOUNT = ("bank", "number")
PATHS = frozenset(
    {
        *("organisation", "kind", "name", "name_en", "uscc", "region", "legal_representative"),
        *("address", "contacts", "accounts", "qualifications", "performance", "staff"),
        *("valid_kinds", "valid_qualifications"),
        *(f"contact.{name}" for name in CONTACT),
        *(f"basic_account.{name}" for name in ACCOUNT),
    }
)
"""What fields of forms may be filled from, as `party.<path>`."""


def told(party: Party) -> dict[str, Json]:
    """The value `party` of forms and their expressions.

    `valid_kinds` are the kinds of qualification that are valid today, with and without their
    level: `["建筑工程施工总承包", "建筑工程施工总承包一级"]`.
    """
    basic = party.basic_account
    valid = [one for one in party.qualifications if one.valid]
    return {
        **{name: getattr(party, name) for name in _PLAIN},
        "uscc": party.uscc or "",
        "contact": _first(party.contacts, CONTACT),
        "basic_account": _first((basic,) if basic else (), ACCOUNT),
        "contacts": _rows(party.contacts),
        "accounts": _rows(party.accounts),
        "qualifications": _rows(party.qualifications),
        "performance": _rows(party.performance),
        "staff": _rows(party.staff),
        "valid_qualifications": _rows(valid),
        "valid_kinds": list(dict.fromkeys(kind for one in valid for kind in _kinds(one))),
    }


_PLAIN = (
    *("organisation", "kind", "name", "name_en", "region", "legal_representative", "address"),
)


def _kinds(item: Item) -> Iterable[Json]:
    return item.text("kind"), item.text("kind") + item.text("level")


def _first(items: tuple[Item, ...], names: tuple[str, ...]) -> dict[str, Json]:
    return {name: items[0].text(name) if items else "" for name in names}


def _rows(items: Iterable[Item]) -> list[Json]:
    return [{**one.data, "valid": one.valid} for one in items]
