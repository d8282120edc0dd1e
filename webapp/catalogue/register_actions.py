"""Import a file into the register; decide what no rule can."""

from flask import Response, flash, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Invalid, Problem, Refused
from engine.trading.register.orders.decide_entry import DecideEntry
from engine.trading.register.orders.import_register import Imported, ImportRegister
from engine.trading.register.spreadsheet import MOST_BYTES
from webapp import current
from webapp.catalogue.blueprint import bp
from webapp.catalogue.register import register_page
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate


@bp.post("/register/imports")
def import_register() -> Response | Redirect:
    try:
        told: Imported = current.handle(_import())
    except Refused as refusal:
        return _refused(refusal)
    words = translate("读入 %(rows)s 行，新增 %(added)s 行。", rows=told.rows, added=told.added)
    flash(words, "success")
    return redirect(url_for("catalogue.register"))


@bp.post("/register/<entry>/decision")
def decide_entry(entry: str) -> Response | Redirect:
    try:
        current.handle(_decision(entry))
    except Refused as refusal:
        return _refused(refusal)
    flash(translate("已认定。"), "success")
    return redirect(url_for("catalogue.register", state="unclear"))


def _import() -> ImportRegister:
    """
    Raises:
        Invalid: no file was chosen.
    """
    file = request.files.get("file")
    if file is None or not file.filename:
        raise Invalid(Problem(field="file", key="missing", text="no file came"))
    return ImportRegister(
        actor=current.actor(), name=file.filename[-200:], content=file.stream.read(MOST_BYTES + 1)
    )


def _decision(entry: str) -> DecideEntry:
    return DecideEntry(
        actor=current.actor(),
        entry=entry,
        decided=request.form.get("decided", ""),
        reason=request.form.get("reason", ""),
    )


def _refused(refusal: Refused) -> Response:
    page = register_page(sentences_of(refusal), sentence(refusal))
    return make_response(page, status_of(refusal))
