"""One approved project as a row of a file says it, or what is wrong with the row."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from engine.errors import Invalid, Problem
from engine.store import exact
from engine.trading.register.columns import COLUMNS, KINDS, Column, by_heading
from engine.trading.register.spreadsheet import MOST_CELL, Row
from engine.vocabulary import Json

AMOUNT = re.compile(r"[0-9][0-9,]{0,20}(\.[0-9]{1,2})?", re.ASCII)
MOST_AMOUNT = Decimal(10) ** 14
LONGEST = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """`amount` in CNY, exact; `kind` is works, goods, services or other."""

    line: int
    approval_number: str
    name: str
    class_: str
    kind: str
    region: str
    amount: Decimal
    approved_on: date
    planned_on: date | None
    unified_code: str | None
    owner: str
    investment_code: str | None

    @property
    def hash(self) -> str:
        """Of what the row says, wherever it stands: a row that comes again is known by it."""
        said = [
            *(self.approval_number, self.name, self.class_, self.kind, self.region),
            *(str(self.amount.normalize()), str(self.approved_on), str(self.planned_on)),
            *(self.unified_code, self.owner),
            *([self.investment_code] if self.investment_code else []),
        ]
        return hashlib.sha256(exact.canonical(said)).hexdigest()


def read(rows: tuple[Row, ...]) -> Iterator[Entry | Problem]:
    """Every row as an entry, or each thing that is wrong with it by line and column.

    Raises:
        Invalid: a needed column is missing, or there is no row.
    """
    if len(rows) < 2:
        text = "the file holds no rows"
        raise Invalid(Problem(field="file", key="no_rows", text=text))
    places = _places(rows[0][1])
    for line, cells in rows[1:]:
        values = {key: cells[at] if at < len(cells) else "" for key, at in places.items()}
        wrong = tuple(_wrong(line, values))
        if wrong:
            yield from wrong
        else:
            yield _entry(line, values)


def _places(headings: tuple[str, ...]) -> Mapping[str, int]:
    known = by_heading()
    places = {known[text].key: at for at, text in enumerate(headings) if text in known}
    missing = [one.zh for one in COLUMNS if one.needed and one.key not in places]
    if missing:
        params: dict[str, Json] = {"columns": "、".join(missing)}
        text = f"columns are missing: {', '.join(missing)}"
        raise Invalid(Problem(field="file", key="columns_missing", text=text, params=params))
    return places


def _wrong(line: int, values: Mapping[str, str]) -> Iterator[Problem]:
    for column in COLUMNS:
        key = _fault(column, values.get(column.key, ""))
        if key:
            yield _problem(line, column, key)


def _fault(column: Column, text: str) -> str | None:
    if not text:
        return "cell_empty" if column.needed else None
    if len(text) > min(LONGEST, MOST_CELL):
        return "cell_too_long"
    judge = {"kind": _kind, "region": _region, "amount": _amount}.get(column.key)
    judge = judge or (_date if column.key.endswith("_on") else None)
    return judge(text) if judge else None


def _kind(text: str) -> str | None:
    return None if text.lower() in KINDS else "cell_kind"


def _region(text: str) -> str | None:
    return None if len(text) == 6 and text.isascii() and text.isdigit() else "cell_region"


def _amount(text: str) -> str | None:
    fits = AMOUNT.fullmatch(text) and Decimal(0) < _number(text) < MOST_AMOUNT
    return None if fits else "cell_amount"


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _date(text: str) -> str | None:
    try:
        day = _day(text)
    except ValueError:
        return "cell_date"
    return None if 2000 <= day.year <= 2100 else "cell_date"


def _day(text: str) -> date:
    """2026-03-02, 2026/3/2 or 2026年3月2日."""
    plain = text.replace("年", "-").replace("月", "-").replace("日", "").replace("/", "-")
    year, month, day = plain.split("-")
    return date(int(year), int(month), int(day))


def _entry(line: int, values: Mapping[str, str]) -> Entry:
    planned = values.get("planned_on", "")
    return Entry(
        line=line,
        approval_number=values["approval_number"],
        name=values["name"],
        class_=values["class"],
        kind=KINDS[values["kind"].lower()],
        region=values["region"],
        amount=_number(values["amount"]),
        approved_on=_day(values["approved_on"]),
        planned_on=_day(planned) if planned else None,
        unified_code=values.get("unified_code") or None,
        owner=values["owner"],
        investment_code=values.get("investment_code") or None,
    )


def _problem(line: int, column: Column, key: str) -> Problem:
    params: dict[str, Json] = {"line": line, "column": column.zh, "column_en": column.en}
    text = f"line {line}, {column.en}: {key.removeprefix('cell_').replace('_', ' ')}"
    return Problem(field="file", key=key, text=text, params=params)
