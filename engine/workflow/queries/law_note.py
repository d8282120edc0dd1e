"""What a statutory row says, with its article and its mark, for the page of a task."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast

from sqlalchemy.orm import Session

from engine.law.calendar import local_day
from engine.law.words import Language, Words
from engine.workflow import clock
from engine.workflow.queries.answering import house


@dataclass(frozen=True, kw_only=True, slots=True)
class LawNote:
    """`mark` is law_text, secondary or memory; only the first may be called statutory."""

    id: str
    rule: str
    citation: str
    mark: str


def law_note(session: Session, rule: str | None, language: str = "zh") -> LawNote | None:
    """None where the task stands under no row; the citation comes without its mark."""
    reading = clock.read(session)
    law = house(session).law(session, reading.law_revision)
    row = law.book.row(rule or "", local_day(reading.now))
    if row is None:
        return None
    words, spoken = _words(house(session).settings.processes), cast(Language, language)
    cited = words.citation(replace(row, source_level="law_text"), spoken)
    return LawNote(id=row.id, rule=words.rule(row, spoken), citation=cited, mark=row.mark)


@cache
def _words(processes: Path) -> Words:
    """Data that come with the release: read once."""
    return Words.read(processes)
