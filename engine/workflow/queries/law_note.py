"""What a statutory row says, with its article and its mark, for the page of a task."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.law.calendar import local_day
from engine.law.citation import cite
from engine.workflow import clock
from engine.workflow.queries.answering import house


@dataclass(frozen=True, kw_only=True, slots=True)
class LawNote:
    """`mark` is law_text, secondary or memory; only the first may be called statutory."""

    id: str
    rule: str
    citation: str
    mark: str


def law_note(session: Session, rule: str | None, language: str = "zh") -> LawNote | None:  # noqa: ARG001 - English texts come with law.en.json
    """None where the task stands under no row."""
    reading = clock.read(session)
    law = house(session).law(session, reading.law_revision)
    row = law.book.row(rule or "", local_day(reading.now))
    if row is None:
        return None
    return LawNote(id=row.id, rule=row.rule, citation=cite(row), mark=row.mark)
