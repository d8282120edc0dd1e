"""One line of the law as a value, and the book that answers by id and date of the event."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

from engine.law.counting import MOST, UNITS, Period

OPERATORS = ("<=", ">=", "==", ">", "between", "enum", "rule")
MARKS = ("law_text", "secondary", "memory")
LAST_DAY = ("", "moves", "stays")
_QUOTIENT = Context(prec=34)


@dataclass(frozen=True, kw_only=True, slots=True)
class LawRow:
    """A period, threshold or duty. `value` counts in `unit`; what no machine can count is text.

    `mark` tells where the wording was read: in the law, in a secondary source, or nowhere.
    `last_day` "moves" when a last day on a holiday becomes the next working day (Civil Code 203),
    "stays" for lead times that only have to be long enough (Civil Code 204).
    """

    id: str
    domain: str
    rule: str
    op: str
    value: Decimal | str
    unit: str = ""
    from_event: str = ""
    to_event: str = ""
    law: str = ""
    article: str = ""
    source: str = ""
    source_level: str = "memory"
    verified: bool = False
    on_breach: str = ""
    note: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    last_day: str = ""

    @property
    def mark(self) -> str:
        """law_text | secondary | memory."""
        return self.source_level

    @property
    def statutory(self) -> bool:
        """Only what was read in the law's own text may be called statutory."""
        return self.source_level == "law_text"

    @property
    def period(self) -> Period | None:
        """The length of time this row demands or allows, if it is one."""
        number = self.value
        if self.unit not in UNITS or self.op not in ("<=", ">=", "=="):
            return None
        if not isinstance(number, Decimal) or number != int(number) or not 0 <= number <= MOST:
            return None
        return Period(count=int(number), unit=self.unit, moves=self.last_day == "moves")

    @property
    def quantity(self) -> Fraction | None:
        """The value as an exact number ("2/3" is two thirds), None where it is words."""
        if isinstance(self.value, Decimal):
            return Fraction(self.value)
        if self.unit == "ratio":
            return Fraction(self.value)
        return None

    def in_force(self, on: date) -> bool:
        """Whether the row applies to an event of that day; both ends are inclusive."""
        began = self.effective_from is None or self.effective_from <= on
        return began and (self.effective_to is None or on <= self.effective_to)


@dataclass(frozen=True, slots=True)
class LawBook:
    """All rows with all their revisions; of several in force on a day the newest applies."""

    revisions: Mapping[str, tuple[LawRow, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[LawRow]) -> "LawBook":
        """A book of rows, older revisions of an id before newer ones."""
        kept: dict[str, list[LawRow]] = defaultdict(list)
        for row in rows:
            kept[row.id].append(row)
        return cls({id_: tuple(revisions) for id_, revisions in kept.items()})

    def ids(self) -> frozenset[str]:
        return frozenset(self.revisions)

    def row(self, id_: str, on: date | None = None) -> LawRow | None:
        """The row that applies to an event of a day in Shanghai; without a day the newest."""
        newest_first = reversed(self.revisions.get(id_, ()))
        return next((row for row in newest_first if on is None or row.in_force(on)), None)

    def rows(self, on: date | None = None) -> tuple[LawRow, ...]:
        """One row an id, as of a day, by id."""
        found = (self.row(id_, on) for id_ in sorted(self.revisions))
        return tuple(row for row in found if row is not None)


def as_decimal(quantity: Fraction) -> Decimal:
    """A quantity as FEEL counts it, to 34 digits."""
    return _QUOTIENT.divide(Decimal(quantity.numerator), Decimal(quantity.denominator))
