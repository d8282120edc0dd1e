"""What people do in the hall with a button or a form: sign in, object, answer, sign, close."""

from flask import Response, flash, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Refused
from engine.trading.opening.orders.answer_objection import AnswerOpeningObjection
from engine.trading.opening.orders.close_opening import CloseOpening
from engine.trading.opening.orders.draw_up_minutes import DrawUpMinutes
from engine.trading.opening.orders.raise_objection import RaiseOpeningObjection
from engine.trading.opening.orders.sign_in import SignInToOpening
from engine.trading.opening.orders.sign_minutes import SignMinutes
from engine.vocabulary import Order
from webapp import current
from webapp.errors import status_of
from webapp.hall.blueprint import bp
from webapp.hall.pages import hall_page
from webapp.hall.words import why
from webapp.i18n import translate


@bp.post("/<project>/<lot>/attendance")
def sign_in(project: str, lot: str) -> Response | Redirect:
    order = SignInToOpening(actor=current.actor(), project=project, lot=lot)
    return _done(order, project, lot, translate("已签到。"))


@bp.post("/<project>/<lot>/objections")
def object_to(project: str, lot: str) -> Response | Redirect:
    text = request.form.get("text", "")
    order = RaiseOpeningObjection(actor=current.actor(), project=project, lot=lot, text=text)
    return _done(order, project, lot, translate("异议已提出，请等待当场答复。"), text=text)


@bp.post("/<project>/<lot>/objections/<objection>/answer")
def answer(project: str, lot: str, objection: str) -> Response | Redirect:
    text = request.form.get("answer", "")
    order = AnswerOpeningObjection(
        actor=current.actor(), project=project, lot=lot, objection=objection, answer=text
    )
    return _done(order, project, lot, translate("已答复。"), text=text, about=objection)


@bp.post("/<project>/<lot>/minutes")
def draw_up(project: str, lot: str) -> Response | Redirect:
    order = DrawUpMinutes(actor=current.actor(), project=project, lot=lot)
    return _done(order, project, lot, translate("开标记录已生成。"))


@bp.post("/<project>/<lot>/signatures")
def sign(project: str, lot: str) -> Response | Redirect:
    hash_ = request.form.get("hash", "")
    order = SignMinutes(actor=current.actor(), project=project, lot=lot, hash=hash_)
    return _done(order, project, lot, translate("已签认。"))


@bp.post("/<project>/<lot>/closing")
def close(project: str, lot: str) -> Response | Redirect:
    order = CloseOpening(actor=current.actor(), project=project, lot=lot)
    return _done(order, project, lot, translate("开标结束。"))


def _done(order: Order, project: str, lot: str, told: str, **typed: str) -> Response | Redirect:
    """Back to the hall; a refusal stands on its page, with what was typed."""
    try:
        current.handle(order)
    except Refused as refusal:
        page = hall_page(project, lot, {"message": why(refusal), **typed})
        return make_response(page, status_of(refusal))
    flash(told, "success")
    return redirect(url_for("hall.lot", project=project, lot=lot))
