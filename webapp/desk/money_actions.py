"""Import a statement, order a payout anew, record an invoice, waive a bill."""

from flask import Response, flash, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Invalid, Problem, Refused
from engine.trading.fees.orders.record_invoice import RecordInvoice
from engine.trading.fees.orders.waive_bill import WaiveBill
from engine.trading.money.orders.import_statement import ImportStatement
from engine.trading.money.orders.repeat_payout import RepeatPayout
from engine.trading.money.statement import LARGEST
from engine.vocabulary import Order
from webapp import current
from webapp.desk.blueprint import bp
from webapp.desk.money import money_page
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate


@bp.post("/money/statements")
def import_statement() -> Response | Redirect:
    try:
        current.handle(_statement())
    except Refused as refusal:
        return _refused(refusal)
    flash(translate("对账单已读入。"), "success")
    return redirect(url_for("desk.money", _anchor="statements"))


@bp.post("/money/payouts/<payout>/repetition")
def repeat_payout(payout: str) -> Response | Redirect:
    reason = request.form.get("reason", "")
    order = RepeatPayout(actor=current.actor(), payout=payout, reason=reason)
    return _done(order, translate("已重新指令银行付款。"))


@bp.post("/money/bills/<bill>/invoice")
def record_invoice(bill: str) -> Response | Redirect:
    number = request.form.get("number", "")
    order = RecordInvoice(actor=current.actor(), bill=bill, number=number)
    return _done(order, translate("发票已登记。"))


@bp.post("/money/bills/<bill>/waiver")
def waive_bill(bill: str) -> Response | Redirect:
    reason = request.form.get("reason", "")
    return _done(WaiveBill(actor=current.actor(), bill=bill, reason=reason), translate("已免收。"))


def _done(order: Order, told: str) -> Response | Redirect:
    try:
        current.handle(order)
    except Refused as refusal:
        return _refused(refusal)
    flash(told, "success")
    return redirect(url_for("desk.money"))


def _statement() -> ImportStatement:
    """
    Raises:
        Invalid: no file was chosen.
    """
    file = request.files.get("file")
    if file is None or not file.filename:
        raise Invalid(Problem(field="file", key="missing", text="no file came"))
    content = file.stream.read(LARGEST + 1)
    return ImportStatement(actor=current.actor(), name=file.filename[-200:], content=content)


def _refused(refusal: Refused) -> Response:
    page = money_page(sentences_of(refusal), sentence(refusal))
    return make_response(page, status_of(refusal))
