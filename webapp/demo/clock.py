"""Move the demo's clock; what falls due on the way happens at its moment."""

from datetime import datetime, timedelta

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from engine.demo.schedule import advance
from engine.errors import Invalid, Problem
from engine.workflow.queries.due_projects import next_due
from engine.workflow.queries.house_state import house_state
from webapp import current, sent
from webapp.account.places import within_site
from webapp.demo.blueprint import bp
from webapp.form_messages import sentences_of
from webapp.i18n import translate
from webapp.look import moment

STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "days": timedelta(days=5)}
FARTHEST = timedelta(days=400)


@bp.post("/demo/clock")
def move_clock() -> Response:
    """By a step, to the next timer, or to a moment; refusals are told on the page one came from."""
    try:
        to = _target(current.ask(house_state).now)
        advance(current.engine(), to)
    except Invalid as refusal:
        flash("；".join(one["message"] for one in sentences_of(refusal)), "warning")
    else:
        flash(translate("时钟已拨到 %(at)s，期间到期的时限已经办理。", at=moment(to)), "success")
    return redirect(within_site(request.form.get("back"), url_for("portal.index")))


def _target(now: datetime) -> datetime:
    """Raises Invalid: no moment, one that has passed, or one too far away to wait for."""
    by = request.form.get("by", "")
    to = now + STEPS[by] if by in STEPS else _next() if by == "next" else _typed()
    if to < now:
        raise _wrong("backwards", "the clock never goes back")
    if to - now > FARTHEST:
        raise _wrong("too_far", f"at most {FARTHEST.days} days at once")
    return to


def _next() -> datetime:
    due = current.ask(next_due)
    if due is None:
        raise _wrong("no_timer", "no timer is waiting")
    return max(due, current.ask(house_state).now)


def _typed() -> datetime:
    typed = sent.moment("to", request.form.get("to", ""))
    if typed is None:
        raise _wrong("not_a_date", "a date and time is needed")
    return typed


def _wrong(key: str, text: str) -> Invalid:
    return Invalid(Problem(field="to", key=key, text=text))
