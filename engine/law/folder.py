"""Reads the tables of processes/law: what lawyers can open, check and send back."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from engine.law.calendar import KINDS, Calendar, Day
from engine.law.rows import LawBook, LawRow
from engine.law.validity import is_number


@dataclass(frozen=True, kw_only=True, slots=True)
class Year:
    """A year of the calendar as a file holds it; provisional until an arrangement is published."""

    year: int
    official: bool
    source: str
    days: tuple[Day, ...]


def read_rows(folder: Path) -> tuple[LawRow, ...]:
    """All rows of folder/*.csv, by file name and in their order.

    Raises:
        ValueError: a line is not a row; names file and line.
    """
    return tuple(row for path in sorted(folder.glob("*.csv")) for row in _rows(path))


def read_years(folder: Path) -> tuple[Year, ...]:
    """All years of folder/calendar/<year>.csv.

    Raises:
        ValueError: a line is not a day of its year; names file and line.
    """
    return tuple(_year(path) for path in sorted((folder / "calendar").glob("*.csv")))


def read_book(folder: Path) -> LawBook:
    return LawBook.of(read_rows(folder))


def read_calendar(folder: Path) -> Calendar:
    years = read_years(folder)
    return Calendar.of(
        (day for year in years for day in year.days),
        (year.year for year in years if year.official),
    )


def _rows(path: Path) -> Iterator[LawRow]:
    for number, line in _lines(path):
        try:
            yield _row(line)
        except (KeyError, ValueError) as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from error


def _row(line: Mapping[str, str]) -> LawRow:
    value = line["value"]
    return LawRow(
        id=line["id"],
        domain=line["domain"],
        rule=line["rule"],
        op=line["op"],
        value=Decimal(value) if is_number(value) else value,
        unit=line["unit"],
        from_event=line["from"],
        to_event=line["to"],
        law=line["law"],
        article=line["article"],
        source=line["source"],
        source_level=line["source_level"],
        verified={"true": True, "false": False}[line["verified"]],
        on_breach=line["on_breach"],
        note=line["note"],
        effective_from=_date(line["effective_from"]),
        effective_to=_date(line["effective_to"]),
        last_day=line["last_day"],
    )


def _year(path: Path) -> Year:
    lines = [line for _, line in _lines(path)]
    days = tuple(_day(path, number, line) for number, line in enumerate(lines, start=2))
    return Year(
        year=int(path.stem),
        official=bool(lines) and all(line["status"] == "official" for line in lines),
        source=lines[0]["source"] if lines else "",
        days=days,
    )


def _day(path: Path, number: int, line: Mapping[str, str]) -> Day:
    day, kind = date.fromisoformat(line["date"]), line["kind"]
    if day.year != int(path.stem) or kind not in KINDS:
        raise ValueError(f"{path.name}, line {number}: {day} {kind}")
    return Day(day=day, kind=kind, name=line["name"])


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Spreadsheets put a byte order mark before UTF-8; it is not part of the first column."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, restval="")
        for line in reader:
            yield reader.line_num, line


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
