"""Law rows: the list with its marks, and one row with all it ever said."""

from collections.abc import Mapping

from flask import render_template, request

from engine.law.queries.grounds_kept import Ground, grounds_of_row
from engine.law.queries.kept_row import KeptRow
from engine.law.queries.law_row_history import law_row_history
from engine.law.queries.law_rows import law_rows as asked
from engine.law.rows import LAST_DAY, MARKS, OPERATORS
from engine.people.queries.names import names_of
from webapp import current
from webapp.admin.allowed import allowed
from webapp.admin.blueprint import bp
from webapp.admin.cards import keeps_law
from webapp.admin.grounds import NAMES, today, typed
from webapp.admin.law_words import MARKS as MARK_NAMES
from webapp.admin.law_words import law_words

EDITED = (
    *("rule", "op", "value", "unit", "from_event", "to_event", "last_day", "on_breach"),
    *("law", "article", "source_level", "note"),
)
DATES = ("effective_from", "effective_to")
CONFIRM = "confirm_"
"""Stands before the names of the grounds in the form that confirms."""


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
    form: str = "",
) -> str:
    """One row; `form` says which of the two was sent: what it held stands there again."""
    corrects, confirms = form == "correction", form == "confirmation"
    history = current.ask(law_row_history, id_)
    grounds = current.ask(grounds_of_row, id_)
    return render_template(
        "admin/law_row.html",
        kept=history[0],
        history=history,
        grounds=grounds,
        names=current.ask(names_of, _people(history, grounds)),
        today=today(),
        sent=sent if sent and corrects else _values(history[0]),
        confirming=typed(sent if confirms else None, CONFIRM),
        opened=corrects,
        problems=problems or [],
        told=told,
        words=law_words(),
        mark_names=MARK_NAMES,
        choices={"op": OPERATORS, "source_level": MARKS, "last_day": LAST_DAY},
    )


def _values(kept: KeptRow) -> dict[str, str]:
    said = {name: getattr(kept.row, name) for name in (*EDITED, *DATES)}
    values = {name: "" if value is None else str(value) for name, value in said.items()}
    return dict.fromkeys(NAMES, "") | values | typed(None)


def _people(history: tuple[KeptRow, ...], grounds: tuple[Ground, ...]) -> set[str]:
    named = [one for kept in history for one in (kept.confirmed_by, kept.corrected_by)]
    return {one for one in named if one} | {ground.actor for ground in grounds}
