"""Ask for a ticket; bring a guarantee."""

from flask import Response, flash, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Refused
from engine.trading.deposits.letters import LARGEST
from engine.trading.deposits.orders.attach_guarantee import AttachGuarantee
from engine.trading.deposits.orders.request_ticket import RequestTicket
from webapp import current
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate
from webapp.market.blueprint import bp
from webapp.market.money.pages import money_page


@bp.post("/money/<project>/<lot>/ticket")
def ticket(project: str, lot: str) -> Redirect:
    current.handle(RequestTicket(actor=current.actor(), project=project, lot=lot))
    flash(translate("缴纳号和专户号已生成。"), "success")
    return redirect(url_for("market.money", project=project, _anchor=f"lot-{lot}"))


@bp.post("/money/<project>/<lot>/guarantee")
def guarantee(project: str, lot: str) -> Response | Redirect:
    letter = _letter()
    order = AttachGuarantee(actor=current.actor(), project=project, lot=lot, letter=letter)
    try:
        current.handle(order)
    except Refused as refusal:
        page = money_page(project, lot, sentences_of(refusal), sentence(refusal), letter)
        return make_response(page, status_of(refusal))
    flash(translate("保函已核验，代替保证金。"), "success")
    return redirect(url_for("market.money", project=project, _anchor=f"lot-{lot}"))


def _letter() -> str:
    """The file where one was chosen, else what was pasted; cut where no letter is so long."""
    file = request.files.get("file")
    if file and file.filename:
        return file.stream.read(LARGEST + 1).decode("utf-8", "replace").replace("\0", "")[:LARGEST]
    return request.form.get("letter", "")[:LARGEST]
