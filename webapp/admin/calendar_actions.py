"""Confirm a year of the calendar, or correct one of its days."""

from datetime import date
from typing import cast

from flask import Response, flash, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Invalid, Problem, Refused
from engine.law.calendar import Day, Kind
from engine.law.orders.confirm_calendar_year import ConfirmCalendarYear
from engine.law.orders.correct_calendar_day import CorrectCalendarDay
from webapp import current
from webapp.admin.allowed import allowed
from webapp.admin.blueprint import bp
from webapp.admin.calendar import DAY, known_year, year_page
from webapp.admin.calendar_lines import read
from webapp.admin.cards import keeps_law
from webapp.admin.grounds import at_fields, sent_day, sent_grounds
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate


@bp.post("/calendar/<int:year>/confirmation")
@allowed(keeps_law)
def confirm_year(year: int) -> Response | Redirect:
    known_year(year)
    try:
        current.handle(_confirmation(year))
    except Refused as refusal:
        return _refused(year, refusal, "confirmation")
    return _back(year, translate("%(year)s 年的安排已确认。", year=year))


@bp.post("/calendar/<int:year>/days")
@allowed(keeps_law)
def correct_day(year: int) -> Response | Redirect:
    known_year(year)
    try:
        current.handle(_correction(year))
    except Refused as refusal:
        return _refused(year, refusal, "day")
    return _back(year, translate("这一天已更正，相关时限已按新日历重算。"))


def _confirmation(year: int) -> ConfirmCalendarYear:
    days = _changed_days(year)
    return ConfirmCalendarYear(actor=current.actor(), year=year, days=days, **sent_grounds())


def _changed_days(year: int) -> tuple[Day, ...]:
    """Days replace all others only where somebody changed them."""
    days = read(request.form.get("days", ""))
    return () if days == known_year(year).days else days


def _correction(year: int) -> CorrectCalendarDay:
    sent = request.form
    return CorrectCalendarDay(
        actor=current.actor(),
        day=_day_of(year),
        kind=cast(Kind, sent.get("kind", "")),
        name=sent.get("name", ""),
        **sent_grounds(DAY),
    )


def _day_of(year: int) -> date:
    """Raises Invalid: not a date, or not of this year."""
    day = sent_day("day")
    if day is None:
        raise Invalid(Problem(field="day", key="not_a_date", text="a date is needed"))
    if day.year != year:
        raise Invalid(Problem(field="day", key="other_year", text=f"{day} is not in {year}"))
    return day


def _refused(year: int, refusal: Refused, form: str) -> Response:
    problems = at_fields(sentences_of(refusal), DAY if form == "day" else "")
    page = year_page(year, request.form, problems, sentence(refusal), form)
    return make_response(page, status_of(refusal))


def _back(year: int, said: str) -> Redirect:
    flash(said, "success")
    return redirect(url_for("admin.calendar_year", year=year))
