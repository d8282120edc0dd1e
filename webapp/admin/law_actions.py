"""Confirm a law row as read in the official text, or correct it."""

from flask import Response, flash, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Refused
from engine.law.orders.confirm_law_row import ConfirmLawRow
from engine.law.orders.correct_law_row import CorrectLawRow
from webapp import current, sent
from webapp.admin.allowed import allowed
from webapp.admin.blueprint import bp
from webapp.admin.cards import keeps_law
from webapp.admin.grounds import at_fields, sent_day, sent_grounds
from webapp.admin.law import CONFIRM, EDITED, row_page
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate


@bp.post("/law/<row>/confirmation")
@allowed(keeps_law)
def confirm_row(row: str) -> Response | Redirect:
    try:
        current.handle(_confirmation(row))
    except Refused as refusal:
        problems = at_fields(sentences_of(refusal), CONFIRM)
        page = row_page(row, request.form, problems, sentence(refusal), "confirmation")
        return make_response(page, status_of(refusal))
    flash(translate("已确认：这一行与官方文本一致。"), "success")
    return redirect(url_for("admin.law_row", row=row))


@bp.post("/law/<row>/corrections")
@allowed(keeps_law)
def correct_row(row: str) -> Response | Redirect:
    try:
        current.handle(_correction(row))
    except Refused as refusal:
        page = row_page(row, request.form, sentences_of(refusal), sentence(refusal), "correction")
        return make_response(page, status_of(refusal))
    flash(translate("已更正，新的修订从生效日期起适用。"), "success")
    return redirect(url_for("admin.law_row", row=row))


def _confirmation(row: str) -> ConfirmLawRow:
    return ConfirmLawRow(
        actor=current.actor(),
        row=row,
        revision=sent.whole("revision", request.form.get("revision", "")),
        **sent_grounds(CONFIRM),
    )


def _correction(row: str) -> CorrectLawRow:
    texts = {name: request.form.get(name, "") for name in EDITED}
    return CorrectLawRow(
        actor=current.actor(),
        row=row,
        revision=sent.whole("revision", request.form.get("revision", "")),
        effective_from=sent_day("effective_from"),
        effective_to=sent_day("effective_to"),
        **sent_grounds(),
        **texts,
    )
