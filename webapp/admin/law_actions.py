"""Confirm a law row as read in the official text, or correct it."""

from datetime import date

from flask import Response, flash, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Invalid, Problem, Refused
from engine.law.orders.confirm_law_row import ConfirmLawRow
from engine.law.orders.correct_law_row import CorrectLawRow
from webapp import current, sent
from webapp.admin.allowed import allowed
from webapp.admin.blueprint import bp
from webapp.admin.cards import keeps_law
from webapp.admin.law import EDITED, row_page
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate

DATES = frozenset({"effective_from", "effective_to"})


@bp.post("/law/<row>/confirmation")
@allowed(keeps_law)
def confirm_row(row: str) -> Response | Redirect:
    revision = sent.whole("revision", request.form.get("revision", ""))
    try:
        current.handle(ConfirmLawRow(actor=current.actor(), row=row, revision=revision))
    except Refused as refusal:
        page = row_page(row, None, sentences_of(refusal), sentence(refusal))
        return make_response(page, status_of(refusal))
    flash(translate("已确认：这一行与官方文本一致。"), "success")
    return redirect(url_for("admin.law_row", row=row))


@bp.post("/law/<row>/corrections")
@allowed(keeps_law)
def correct_row(row: str) -> Response | Redirect:
    try:
        current.handle(_correction(row))
    except Refused as refusal:
        page = row_page(row, request.form, sentences_of(refusal), sentence(refusal))
        return make_response(page, status_of(refusal))
    flash(translate("已更正，新的修订从生效日期起适用。"), "success")
    return redirect(url_for("admin.law_row", row=row))


def _correction(row: str) -> CorrectLawRow:
    texts = {name: request.form.get(name, "") for name in EDITED if name not in DATES}
    return CorrectLawRow(
        actor=current.actor(),
        row=row,
        revision=sent.whole("revision", request.form.get("revision", "")),
        reason=request.form.get("reason", ""),
        effective_from=day("effective_from"),
        effective_to=day("effective_to"),
        **texts,
    )


def day(field: str) -> date | None:
    """The day of a date input, None when left empty.

    Raises:
        Invalid: it is not a date.
    """
    text = request.form.get(field, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        problem = Problem(field=field, key="not_a_date", text="a date is needed")
        raise Invalid(problem) from None
