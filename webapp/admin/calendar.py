"""The working-day calendar: years, and one of them as a grid."""

from collections.abc import Mapping

from flask import abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.errors import NotFound
from engine.law.calendar import local_day
from engine.law.queries.calendar_year import CalendarYear, calendar_years
from engine.law.queries.calendar_year import calendar_year as one_year
from engine.people.queries.names import names_of
from engine.workflow.queries.house_state import house_state
from webapp import current
from webapp.admin.allowed import allowed
from webapp.admin.blueprint import bp
from webapp.admin.calendar_lines import written
from webapp.admin.cards import keeps_law
from webapp.admin.months import months

FIRST, LAST = 2000, 2100


@bp.get("/calendar")
@allowed(keeps_law)
def calendar() -> Response:
    """To the year of the house's clock."""
    today = local_day(current.ask(house_state).now)
    return redirect(url_for("admin.calendar_year", year=today.year))


@bp.get("/calendar/<int:year>")
@allowed(keeps_law)
def calendar_year(year: int) -> str:
    return year_page(year)


def known_year(year: int) -> CalendarYear:
    """A year as it is kept; one that nobody entered has no status and no days."""
    if not FIRST <= year <= LAST:
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
    entered = current.ask(calendar_years)
    this = local_day(current.ask(house_state).now).year
    return render_template(
        "admin/calendar.html",
        calendar=known,
        years=sorted({*entered, year, this, this + 1}),
        months=months(year, known.days),
        lines=written(known.days),
        names=current.ask(names_of, {known.confirmed_by} - {None}),
        sent=sent or {},
        form=form,
        problems=problems or [],
        told=told,
    )
