"""Law rows: the list with its marks, and one row with all it ever said."""

from collections.abc import Mapping

from flask import render_template, request

from engine.law.calendar import local_day
from engine.law.queries.kept_row import KeptRow
from engine.law.queries.law_row_history import law_row_history
from engine.law.queries.law_rows import law_rows as asked
from engine.law.rows import LAST_DAY, MARKS, OPERATORS
from engine.people.queries.names import names_of
from engine.workflow.queries.house_state import house_state
from webapp import current
from webapp.admin.allowed import allowed
from webapp.admin.blueprint import bp
from webapp.admin.cards import keeps_law
from webapp.admin.law_words import MARKS as MARK_NAMES
from webapp.admin.law_words import law_words

EDITED = (
    *("rule", "op", "value", "unit", "from_event", "to_event", "last_day", "on_breach"),
    *("law", "article", "source", "source_level", "note", "effective_from", "effective_to"),
)


@bp.get("/law")
@allowed(keeps_law)
def law_rows() -> str:
    sent = {name: request.args.get(name, "")[:100] for name in ("text", "domain", "mark")}
    page = current.ask(
        asked,
        search=sent["text"],
        domain=sent["domain"] or None,
        source_level=sent["mark"] or None,
        after=request.args.get("after"),
    )
    words = law_words()
    return render_template(
        "admin/law_rows.html", page=page, sent=sent, words=words, mark_names=MARK_NAMES
    )


@bp.get("/law/<row>")
@allowed(keeps_law)
def law_row(row: str) -> str:
    return row_page(row)


def row_page(
    id_: str,
    sent: Mapping[str, str] | None = None,
    problems: list[dict[str, str]] | None = None,
    told: str = "",
) -> str:
    """One row; with what was sent, that stands in the form of correction again."""
    history = current.ask(law_row_history, id_)
    return render_template(
        "admin/law_row.html",
        kept=history[0],
        history=history,
        names=current.ask(names_of, _people(history)),
        today=local_day(current.ask(house_state).now),
        sent=sent or _values(history[0]),
        opened=sent is not None,
        problems=problems or [],
        told=told,
        words=law_words(),
        mark_names=MARK_NAMES,
        choices={"op": OPERATORS, "source_level": MARKS, "last_day": LAST_DAY},
    )


def _values(kept: KeptRow) -> dict[str, str]:
    said = {name: getattr(kept.row, name) for name in EDITED}
    return {name: "" if value is None else str(value) for name, value in said.items()}


def _people(history: tuple[KeptRow, ...]) -> set[str]:
    named = (one for kept in history for one in (kept.confirmed_by, kept.corrected_by))
    return {one for one in named if one}
