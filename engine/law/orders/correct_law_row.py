"""Correct a row: a new revision from a day on; what was said before stays and is readable."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from engine.errors import Invalid, NotFound, Problem, SomeoneWasFaster
from engine.law import desk, grounds, stored, validity
from engine.law.desk import Work
from engine.law.grounds import Grounded
from engine.law.rows import LawRow
from engine.law.tables import LawRowRow
from engine.vocabulary import Fact

CONTENT = ("rule", "op", "unit", "from_event", "to_event", "law", "article", "on_breach", "note")


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectLawRow(Grounded):
    """A field left None keeps what the newest revision says.

    `source_level` tells how the wording was read (law_text, secondary, memory); it applies to
    events from `effective_from` (None: always) to `effective_to` (None: open).
    `value` is text as in the table: a number, "2/3", or words.
    """

    row: str
    revision: int
    source_level: str
    effective_from: date | None
    effective_to: date | None = None
    value: str | None = None
    rule: str | None = None
    op: str | None = None
    unit: str | None = None
    from_event: str | None = None
    to_event: str | None = None
    law: str | None = None
    article: str | None = None
    on_breach: str | None = None
    note: str | None = None
    last_day: str | None = None


def handle(order: CorrectLawRow, work: Work) -> int:
    """The number of the new revision.

    Raises NotAllowed, NotFound, SomeoneWasFaster, Invalid (one problem a field).
    """
    desk.require_keeper(order.actor)
    was = _on_screen(order, work)
    row = _corrected(was, order)
    if problems := tuple(_problems(was, row, order, work)):
        raise Invalid(*problems)
    work.session.add(_revision(row, order, work))
    desk.changed(work.session)
    work.record(
        Fact.LAW_ROW_CORRECTED,
        chain=desk.CHAIN,
        row=row.id,
        revision=order.revision + 1,
        effective_from=row.effective_from.isoformat() if row.effective_from else None,
        mark=row.mark,
        **grounds.told(order),
    )
    return order.revision + 1


def _on_screen(order: CorrectLawRow, work: Work) -> LawRow:
    newest = stored.newest(work.session, order.row)
    if newest is None:
        raise NotFound(f"law row {order.row}")
    if newest.revision != order.revision:
        raise SomeoneWasFaster(f"law row {order.row} has revision {newest.revision}")
    return stored.row_of(newest)


def _corrected(was: LawRow, order: CorrectLawRow) -> LawRow:
    given = {name: getattr(order, name) for name in (*CONTENT, "last_day")}
    changes = {name: text.strip() for name, text in given.items() if text is not None}
    return replace(
        was,
        value=was.value if order.value is None else _value(order.value.strip()),
        source=order.source.strip(),
        source_level=order.source_level,
        verified=order.source_level == "law_text",
        effective_from=order.effective_from,
        effective_to=order.effective_to,
        **changes,
    )


def _value(text: str) -> Decimal | str:
    return Decimal(text) if validity.is_number(text) else text


def _problems(was: LawRow, row: LawRow, order: CorrectLawRow, work: Work) -> Iterator[Problem]:
    """Processes count with periods: one that became uncountable would answer null to them."""
    yield from grounds.problems(order, work.now)
    lost = was.period is not None and row.period is None and row.op != "rule"
    known = [each for each in validity.problems(row) if each.field != "source"]
    found = [each for each in known if not (lost and each.key == "no_period")]
    yield from found
    if lost and not any(each.field == "value" for each in found):
        text = "a period needs a whole number and a unit of time"
        yield Problem(field="value", key="not_a_length", text=text)


def _revision(row: LawRow, order: CorrectLawRow, work: Work) -> LawRowRow:
    return LawRowRow(
        **stored.columns_of(row),
        revision=order.revision + 1,
        reason=order.reason.strip(),
        corrected_by=work.actor.id,
        corrected_at=work.now,
    )
