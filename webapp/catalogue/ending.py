"""End an item of the catalogue."""

from flask import Response, flash, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Refused
from engine.workflow.orders.end_item import EndItem
from webapp import current, sent
from webapp.catalogue.blueprint import bp
from webapp.catalogue.items import page
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate


@bp.post("/items/<code>/end")
def end_item(code: str) -> Response | Redirect:
    try:
        current.handle(_order(code))
    except Refused as refusal:
        reason = request.form.get("reason", "")
        shown = page(code, sentences_of(refusal), sentence(refusal), reason)
        return make_response(shown, status_of(refusal))
    flash(translate("已终止；在办项目不受影响。"), "success")
    return redirect(url_for("catalogue.item_page", code=code))


def _order(code: str) -> EndItem:
    return EndItem(
        actor=current.actor(),
        item=code,
        reason=request.form.get("reason", ""),
        effective_to=sent.moment("effective_to", request.form.get("effective_to", "")),
    )
