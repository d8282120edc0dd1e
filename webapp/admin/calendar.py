"""The working-day calendar: years, and one of them as a grid."""

from collections.abc import Mapping

from flask import abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.errors import NotFound
from engine.law.calendar import YEARS
from engine.law.queries.calendar_year import CalendarYear, calendar_years
from engine.law.queries.calendar_year import calendar_year as one_year
from engine.law.queries.grounds_kept import grounds_of_year
from engine.people.queries.names import names_of
from webapp import current
from webapp.admin.allowed import allowed
from webapp.admin.blueprint import bp
from webapp.admin.calendar_lines import written
from webapp.admin.cards import keeps_law
from webapp.admin.grounds import today, typed
from webapp.admin.months import months

DAY = "day_"
"""Stands before the names of the grounds in the form that corrects a day."""


@bp.get("/calendar")
@allowed(keeps_law)
def calendar() -> Response:
    """To the year of the house's clock."""
    return redirect(url_for("admin.calendar_year", year=today().year))


@bp.get("/calendar/<int:year>")
@allowed(keeps_law)
def calendar_year(year: int) -> str:
    return year_page(year)


def known_year(year: int) -> CalendarYear:
    """A year as it is kept; one that nobody entered has no status and no days."""
    if year not in YEARS:
        abort(404)
    try:
        return current.ask(one_year, year)
    except NotFound:
        return CalendarYear(
            year=year, status="", source="", confirmed_by=None, confirmed_at=None, days=()
        )


def year_page(
    year: int,
    sent: Mapping[str, str] | None = None,
    problems: list[dict[str, str]] | None = None,
    told: str = "",
    form: str = "",
) -> str:
    """`form` says which of the two forms was sent, `confirmation` or `day`."""
    known = known_year(year)
    entered, this = current.ask(calendar_years), today().year
    grounds = current.ask(grounds_of_year, year)
    people = {known.confirmed_by, *(ground.actor for ground in grounds)} - {None}
    return render_template(
        "admin/calendar.html",
        calendar=known,
        years=sorted({*entered, year, this, this + 1}),
        months=months(year, known.days),
        lines=written(known.days),
        names=current.ask(names_of, people),
        grounds=grounds,
        sent=sent or {},
        confirming=typed(sent if form == "confirmation" else None),
        correcting=typed(sent if form == "day" else None, DAY),
        form=form,
        problems=problems or [],
        told=told,
    )
