"""Whose signed packages are believed: the security administrator's list of keys."""

from datetime import UTC, date, datetime, time, timedelta

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Invalid, Problem, Refused
from engine.people import permissions
from engine.workflow.orders.add_trusted_key import AddTrustedKey
from engine.workflow.orders.withdraw_trusted_key import WithdrawTrustedKey
from engine.workflow.queries.trusted_keys import trusted_keys as asked
from webapp import current
from webapp.admin.allowed import allowed
from webapp.admin.blueprint import bp
from webapp.admin.grounds import sent_day, today
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate
from webapp.readable import ZONE

DAY = timedelta(days=1)


@bp.get("/keys")
@allowed(permissions.may_trust_keys)
def trusted_keys() -> str:
    return _page()


@bp.post("/keys")
@allowed(permissions.may_trust_keys)
def trust_key() -> Response | Redirect:
    try:
        current.handle(_addition())
    except Refused as refusal:
        return make_response(_page(refusal), status_of(refusal))
    flash(translate("密钥已加入名单。"), "success")
    return redirect(url_for("admin.trusted_keys"), 303)


@bp.post("/keys/<key>/withdrawal")
@allowed(permissions.may_trust_keys)
def withdraw_key(key: str) -> Response | Redirect:
    reason = request.form.get("reason", "")
    try:
        current.handle(WithdrawTrustedKey(actor=current.actor(), key=key, reason=reason))
    except Refused as refusal:
        return make_response(_page(refusal, key), status_of(refusal))
    flash(translate("密钥已撤销，它的签名不再算数。"), "success")
    return redirect(url_for("admin.trusted_keys"), 303)


def _addition() -> AddTrustedKey:
    first, last = sent_day("valid_from"), sent_day("valid_to")
    if first is None:
        raise Invalid(Problem(field="valid_from", key="required", text="this may not be empty"))
    return AddTrustedKey(
        actor=current.actor(),
        name=request.form.get("name", ""),
        public_key=request.form.get("public_key", ""),
        valid_from=_begin(first),
        valid_to=_begin(last + DAY) if last and last < date.max else None,
    )


def _begin(day: date) -> datetime:
    """The beginning of a day in Beijing."""
    return datetime.combine(day, time(), ZONE).astimezone(UTC)


def _page(refusal: Refused | None = None, withdrawing: str = "") -> str:
    """With what was typed; `withdrawing` is the key whose form was sent."""
    sent = request.form if refusal else {"valid_from": today().isoformat()}
    problems = sentences_of(refusal) if refusal else []
    if withdrawing:
        problems = [one | {"field": f"reason-{withdrawing}"} for one in problems]
    return render_template(
        "admin/trusted_keys.html",
        keys=current.ask(asked, current.actor()),
        sent=sent,
        problems=problems,
        told=sentence(refusal) if refusal else "",
        withdrawing=withdrawing,
        day=DAY,
    )
