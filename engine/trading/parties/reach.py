"""Until when a change of a record reaches running projects, field by field, as lawyers wrote it."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ALWAYS = "always"
TABLE = Path("law") / "parties" / "changes.csv"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """`field` is a name of `party.told`; `until` an event of items, or `always`.

    `basis` is a statutory row, or the article of the policy in words.
    """

    field: str
    zh: str
    en: str
    until: str
    basis: str


@cache
def reaches(processes: Path) -> Mapping[str, Reach]:
    """Field → its line of the table. Raises KeyError: a column is missing."""
    with (processes / TABLE).open(encoding="utf-8-sig", newline="") as file:
        lines = [Reach(**{name: line[name] for name in _COLUMNS}) for line in csv.DictReader(file)]
    return {line.field: line for line in lines}


_COLUMNS = ("field", "zh", "en", "until", "basis")
