"""What a statutory row says, with its article and its mark, for the page of a task."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast

from sqlalchemy.orm import Session

from engine.law.calendar import local_day
from engine.law.rows import LawRow
from engine.law.words import Language, Words
from engine.vocabulary import Json
from engine.workflow import clock
from engine.workflow.queries.answering import house

_ROW = re.compile(r"[A-Z]{1,6}-\d{1,4}")


@dataclass(frozen=True, kw_only=True, slots=True)
class LawNote:
    """`mark` is law_text, secondary or memory; only the first may be called statutory."""

    id: str
    rule: str
    citation: str
    mark: str


def law_note(session: Session, rule: str | None, language: str = "zh") -> LawNote | None:
    """None where the task stands under no row; the citation comes without its mark."""
    return next(iter(law_notes(session, [rule or ""], language)), None)


def law_notes(session: Session, rules: Iterable[str], language: str = "zh") -> tuple[LawNote, ...]:
    """A note for each row that is one today, in the order of `rules`."""
    reading = clock.read(session)
    law = house(session).law(session, reading.law_revision)
    found = (law.book.row(rule, local_day(reading.now)) for rule in rules)
    words, spoken = _words(house(session).settings.processes), cast(Language, language)
    return tuple(_note(words, row, spoken) for row in found if row is not None)


def rules_of(schema: Json) -> tuple[str, ...]:
    """The rows that the fields of a form name, each once."""
    return tuple(dict.fromkeys(_rules(schema)))


def rules_in(value: object) -> tuple[str, ...]:
    """Texts anywhere in a value that are written like a row: `ZTB-01`."""
    return tuple(dict.fromkeys(text for text in _texts(value) if _ROW.fullmatch(text)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(one)


def _rules(part: Json) -> Iterator[str]:
    inside = part if isinstance(part, list) else []
    if isinstance(part, dict):
        own = part.get("properties")
        if isinstance(own, dict) and isinstance(own.get("rule"), str):
            yield str(own["rule"])
        inside = list(part.values())
    for one in inside:
        yield from _rules(one)


def _note(words: Words, row: LawRow, spoken: Language) -> LawNote:
    cited = words.citation(replace(row, source_level="law_text"), spoken)
    return LawNote(id=row.id, rule=words.rule(row, spoken), citation=cited, mark=row.mark)


@cache
def _words(processes: Path) -> Words:
    """Data that come with the release: read once."""
    return Words.read(processes)
