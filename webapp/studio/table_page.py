"""The decision-table editor, and its bench: rows and what the table leaves open, in words."""

from flask import Response, abort, render_template, request

from engine.errors import NotFound
from engine.studio.queries.draft_files import draft_file, file_history
from engine.studio.queries.draft_view import draft_view
from engine.studio.queries.table_bench import Row, table_bench
from engine.vocabulary import Data, Json
from webapp import current
from webapp.sent import json_object
from webapp.studio.blueprint import bp
from webapp.studio.exact_answer import exact_answer
from webapp.studio.table_words import in_words


@bp.get("/<draft>/table/<path:path>")
def table(draft: str, path: str) -> str:
    if not path.endswith(".dmn"):
        abort(404)
    view = current.ask(draft_view, current.actor(), draft)
    number, content = current.ask(draft_file, current.actor(), draft, path)
    tests = f"tests/{path.removesuffix('.dmn')}.json"
    return render_template(
        "studio/table.html",
        view=view,
        path=path,
        number=number,
        text=content.decode("utf-8", "replace"),
        tests=tests,
        kept=_kept(draft, tests),
    )


@bp.post("/<draft>/table-trials")
def try_table(draft: str) -> Response:
    sent = json_object(request.get_data(as_text=True))
    xml, decision = str(sent.get("xml", "")).encode(), str(sent.get("decision", ""))
    found = current.ask(table_bench, current.actor(), draft, xml, decision, _rows(sent))
    return exact_answer(in_words(found))


def _kept(draft: str, tests: str) -> tuple[int, str]:
    """Number and text of the tests; those removed or never written are none."""
    try:
        number, content = current.ask(draft_file, current.actor(), draft, tests)
    except NotFound:
        states = current.ask(file_history, current.actor(), draft, tests)
        return (states[0].number if states else 0), "{}"
    return number, content.decode("utf-8", "replace")


def _rows(sent: Data) -> tuple[Row, ...]:
    rows = sent.get("rows")
    return tuple(map(_row, rows)) if isinstance(rows, list) else ()


def _row(row: Json) -> Row:
    row = row if isinstance(row, dict) else {}
    inputs = row.get("inputs")
    named = inputs.items() if isinstance(inputs, dict) else ()
    return Row(
        inputs={name: str(text) for name, text in named},
        expected=str(row.get("expected") or ""),
    )
