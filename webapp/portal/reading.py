"""How the content of a notice reads: texts, tables, amounts and moments, in the reader's words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from engine.store import exact
from engine.vocabulary import Json

BODY = "正文"
"""The name under which processes/shared/publish.bpmn publishes a notice's own text."""
CURRENCY = "元"
NOTHING = "—"
_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:\+08:00|@Asia/Shanghai)+"
)
_AMOUNT = re.compile(rf"(?<![\d.,])(?:\d{{4,}}(?:\.\d+)?|\d+\.\d+)(?=\s*{CURRENCY})")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One field of a notice: a text, several texts, or rows under headings.

    `numbers` are the places of the columns that hold numbers only.
    """

    label: str
    texts: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    numbers: frozenset[int] = frozenset()


def body(content: Json) -> str:
    """The notice's own text, empty where it has none."""
    return _text("", _fields(content).get(BODY)) if BODY in _fields(content) else ""


def parts(content: Json, words: Mapping[str, str]) -> tuple[Part, ...]:
    """The other fields in the order of publication, named by `words`."""
    return tuple(
        _part(words.get(name, name), name, value, words)
        for name, value in _fields(content).items()
        if name != BODY
    )


def _fields(content: Json) -> Mapping[str, Json]:
    fields = content.get("fields") if isinstance(content, dict) else None
    return fields if isinstance(fields, dict) else {}


def _part(label: str, name: str, value: Json, words: Mapping[str, str]) -> Part:
    given = value if isinstance(value, list) else [value]
    rows = [row for row in given if isinstance(row, dict)]
    if not rows or len(rows) < len(given):
        return Part(label=label, texts=tuple(_text(name, one) for one in given))
    columns = tuple(dict.fromkeys(column for row in rows for column in row))
    return Part(
        label=label,
        headings=tuple(words.get(column, column) for column in columns),
        rows=tuple(tuple(_text(column, row.get(column)) for column in columns) for row in rows),
        numbers=frozenset(
            place
            for place, column in enumerate(columns)
            if all(isinstance(row.get(column), int | Decimal | None) for row in rows)
        ),
    )


def _text(name: str, value: Json) -> str:
    """Amounts in groups without empty cents, moments as in Beijing; else word for word."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | Decimal):
        return _amount(str(value)) if CURRENCY in name else f"{value:,}"
    if not isinstance(value, str):
        return exact.dumps(value)
    if CURRENCY in name:
        return _amount(value)
    text = _MOMENT.sub(r"\1 \2", value)
    return _AMOUNT.sub(lambda found: _amount(found[0]), text)


def _amount(text: str) -> str:
    """1,234,567 or 1,234,567.80: two places, or none where there are no cents."""
    try:
        amount = Decimal(text)
        whole = amount == amount.to_integral_value()
    except (InvalidOperation, ValueError):
        return text
    if whole:
        return f"{amount:,.0f}"
    return f"{amount:,.2f}" if amount == round(amount, 2) else f"{amount:,f}"
