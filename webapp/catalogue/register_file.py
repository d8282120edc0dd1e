"""Files of the register as CSV that spreadsheets open, with nothing they would compute."""

import csv
import io
from collections.abc import Iterable

from flask import Response

from engine.trading.register.columns import COLUMNS
from engine.trading.register.queries.register_list import RegisterLine
from webapp import current
from webapp.catalogue.register_words import REASONS, STATE_NAMES
from webapp.i18n import translate

BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
KINDS = {"works": "工程", "goods": "货物", "services": "服务", "other": "其他"}
JUDGED = ("进场情况", "原因", "对应项目", "认定理由")


def template() -> str:
    """The headings with one row that shows how each is filled in."""
    return _text([_headings(), [column.example for column in COLUMNS]])


def export(lines: Iterable[RegisterLine]) -> str:
    """Every line with where it stands; the first columns can be imported again."""
    headings = [*_headings(), *(translate(name) for name in JUDGED)]
    return _text([headings, *(_cells(line) for line in lines)])


def answer(name: str, text: str) -> Response:
    """A download; the mark at its beginning tells spreadsheets that it is UTF-8."""
    return Response(
        "\ufeff" + text,
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def guarded(text: str) -> str:
    """A cell that a spreadsheet would compute begins with an apostrophe instead."""
    return f"'{text}" if text.startswith(BEGINS_FORMULA) else text


def why(line: RegisterLine) -> str:
    """The reason with its day."""
    return translate(REASONS[line.verdict.reason], until=line.verdict.until or "")


def _headings() -> list[str]:
    english = current.language() == "en"
    return [column.en if english else column.zh for column in COLUMNS]


def _cells(line: RegisterLine) -> list[str]:
    project = line.verdict.project
    return [
        *(line.approval_number, line.name, line.class_, KINDS[line.kind], line.region),
        *(str(line.amount), line.approved_on.isoformat()),
        line.planned_on.isoformat() if line.planned_on else "",
        line.unified_code or "",
        line.owner,
        line.investment_code or "",
        translate(STATE_NAMES[line.verdict.state]),
        why(line),
        project.code if project else "",
        line.reason or "",
    ]


def _text(rows: Iterable[Iterable[str]]) -> str:
    kept = io.StringIO(newline="")
    csv.writer(kept).writerows([[guarded(cell) for cell in row] for row in rows])
    return kept.getvalue()
