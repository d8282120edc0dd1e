"""Reads the linter's tables, processes/law/linter, and the citations of the rows they name."""

import csv
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from engine.law.rows import LawBook, LawRow
from engine.law.words import Words
from engine.workflow.checks.statutes import (
    BINDINGS,
    START,
    Banned,
    Cited,
    Denials,
    Duty,
    Mark,
    Regime,
    Statutes,
    Way,
)

FOLDER = Path("law") / "linter"
T = TypeVar("T")
Line = Mapping[str, str]


def read_statutes(processes: Path, book: LawBook) -> Statutes:
    """The tables of a folder with the rows of a book.

    Raises:
        ValueError: a line names a row, a mark or a way of binding that there is not.
    """
    folder = processes / FOLDER
    if not folder.is_dir():
        return Statutes()
    rows = (*book.rows(), *_each(folder / "articles.csv", _article))
    statutes = Statutes(
        cited=_cited(rows, Words.read(processes)),
        regimes=_each(folder / "regimes.csv", _regime),
        abolished=_each(folder / "abolished.csv", _banned),
        forbidden=_each(folder / "forbidden.csv", _banned),
        places=_each(processes / "regions.csv", lambda line: line["zh"]),
        denials=_denials(folder / "negations.csv"),
        marks=dict(_each(folder / "marks.csv", _mark)),
        ways=_each(folder / "paths.csv", _way),
        duties=_each(folder / "duties.csv", _duty),
    )
    unknown = sorted(_unknown(statutes))
    if unknown:
        raise ValueError(f"{FOLDER}: {', '.join(unknown)}")
    return statutes


def _each(path: Path, made: Callable[[Line], T]) -> tuple[T, ...]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(made(line) for line in csv.DictReader(file, restval=""))


def _cited(rows: Iterable[LawRow], words: Words) -> dict[str, Cited]:
    return {row.id: _citation(row, words) for row in rows}


def _citation(row: LawRow, words: Words) -> Cited:
    zh, en = words.citation(row, "zh"), words.citation(row, "en")
    if row.statutory:
        zh += f"，{words.label('mark', row.mark, 'zh')}"
        en += f", {words.label('mark', row.mark, 'en')}"
    return Cited(
        id=row.id,
        domain=row.domain,
        zh=f"{zh}，{row.id}",
        en=f"{en}, {row.id}",
        read=row.statutory,
        limits=row.op != ">=",
    )


def _article(line: Line) -> LawRow:
    return LawRow(
        id=line["id"],
        domain=line["domain"],
        rule=line["rule"],
        op="rule",
        value="",
        law=line["law"],
        article=line["article"],
        source=line["source"],
        source_level=line["source_level"],
    )


def _regime(line: Line) -> Regime:
    return Regime(name=line["regime"], classes=_list(line["classes"]), basis=_list(line["basis"]))


def _banned(line: Line) -> Banned:
    return Banned(
        id=line["id"],
        zh=line["zh"],
        en=line["en"],
        words=tuple(tuple(group.split("&")) for group in _list(line["words"])),
        unless=_list(line["unless"]),
        rules=_list(line["rule"]),
    )


def _denials(path: Path) -> Denials:
    words = _each(path, lambda line: (line["kind"], line["word"]))
    return Denials(
        denies=tuple(word for kind, word in words if kind == "denies"),
        demands=tuple(word for kind, word in words if kind == "demands"),
    )


def _mark(line: Line) -> tuple[str, Mark]:
    ways = tuple(_selector(one) for one in _list(line["found_by"]))
    return line["mark"], Mark(zh=line["zh"], en=line["en"], found_by=ways)


def _selector(text: str) -> tuple[str, str]:
    by, _, value = text.partition(":")
    return by, value


def _way(line: Line) -> Way:
    return Way(
        id=line["id"],
        regimes=frozenset(_list(line["regimes"])),
        start=line["from"],
        end=line["to"],
        rule=line["rule"],
        by=line["by"],
        before=line["before"] == "yes",
        zh=line["zh"],
        en=line["en"],
    )


def _duty(line: Line) -> Duty:
    return Duty(
        id=line["id"],
        regimes=frozenset(_list(line["regimes"])),
        given=line["given"],
        needed=line["needed"],
        rule=line["rule"],
        zh=line["zh"],
        en=line["en"],
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


def _unknown(statutes: Statutes) -> Iterator[str]:
    """What a table names and no table has."""
    rows, marks = statutes.cited.keys(), statutes.marks.keys()
    for banned in (*statutes.abolished, *statutes.forbidden):
        yield from _lacking(banned.id, banned.rules, rows)
    for way in statutes.ways:
        yield from _lacking(way.id, (way.rule,), rows)
        yield from _lacking(way.id, (way.start, way.end), marks | {START})
        yield from _lacking(way.id, (way.by,), BINDINGS)
    for duty in statutes.duties:
        yield from _lacking(duty.id, (duty.rule,), rows)
        yield from _lacking(duty.id, (duty.given, duty.needed), marks | {""})


def _lacking(id_: str, named: Iterable[str], known: Collection[str]) -> Iterator[str]:
    return (f"{id_} {one}" for one in named if one not in known)
