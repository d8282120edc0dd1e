"""How the content of a notice reads: texts, tables, amounts and moments, in the reader's words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from engine.vocabulary import Json
from webapp.look import shown

BODY = "正文"
"""The name under which processes/shared/publish.bpmn publishes a notice's own text."""
CURRENCY = "元"
_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:\+08:00|@Asia/Shanghai)+"
)
_AMOUNT = re.compile(rf"(?<![\d.,])\d{{4,}}(?:\.\d+)?(?=\s*{CURRENCY})")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One field of a notice: a text, several texts, or rows under headings."""

    label: str
    texts: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


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
    )


def _text(name: str, value: Json) -> str:
    """Amounts with separators, moments as in Beijing; else word for word."""
    if not isinstance(value, str):
        return shown(value)
    if CURRENCY in name:
        return _grouped(value)
    text = _MOMENT.sub(r"\1 \2", value)
    return _AMOUNT.sub(lambda found: _grouped(found[0]), text)


def _grouped(text: str) -> str:
    try:
        return f"{Decimal(text):,f}"
    except InvalidOperation:
        return text
