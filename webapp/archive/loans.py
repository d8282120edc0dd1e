"""Lend an archive, and take it back."""

from datetime import date

from flask import Response, flash, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Invalid, NotFound, Problem, Refused
from engine.trading.archive.orders.lend_archive import LendArchive
from engine.trading.archive.orders.return_archive import ReturnArchive
from webapp import current
from webapp.archive.blueprint import bp
from webapp.archive.shelf import archive_page
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate


@bp.post("/<project>/loans")
def lend(project: str) -> Response | Redirect:
    try:
        current.handle(_loan(project))
    except NotFound:
        raise
    except Refused as refusal:
        told = archive_page(project, sentences_of(refusal), sentence(refusal), request.form)
        return make_response(told, status_of(refusal))
    flash(translate("已登记借阅。"), "success")
    return redirect(url_for("archive.opened", project=project))


@bp.post("/<project>/loans/<loan>/return")
def take_back(project: str, loan: str) -> Redirect:
    note = request.form.get("note", "")
    current.handle(ReturnArchive(actor=current.actor(), loan=loan, note=note))
    flash(translate("已登记归还。"), "success")
    return redirect(url_for("archive.opened", project=project))


def _loan(project: str) -> LendArchive:
    return LendArchive(
        actor=current.actor(),
        project=project,
        borrower=request.form.get("borrower", ""),
        reason=request.form.get("reason", ""),
        due_on=_day(request.form.get("due_on", "")),
    )


def _day(text: str) -> date:
    """Raises Invalid: no day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        problem = Problem(field="due_on", key="not_a_date", text="a day such as 2026-06-22")
        raise Invalid(problem) from None
