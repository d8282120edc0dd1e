"""The calendar: shown, a day corrected, a year confirmed."""

from collections.abc import Callable
from datetime import date

from engine.app import Engine
from engine.law.queries.calendar_year import calendar_year
from tests.webapp.visiting import Visitor

Enter = Callable[[str], Visitor]
NOTICE = "国办发明电〔2027〕9号"
GROUNDS = {"source": NOTICE, "url": "", "consulted_on": "2026-01-05", "reason": "安排已公布"}
OF_A_DAY = {f"day_{name}": text for name, text in GROUNDS.items()}


def test_a_year_shows_holidays_and_make_up_days(enter: Enter) -> None:
    page = enter("analyst").get("/admin/calendar/2026")
    assert page.count('class="month"') == 12
    assert 'class="day-holiday" title="元旦"' in page
    assert 'class="day-makeup"' in page
    assert "国务院办公厅" in page


def test_a_new_year_is_entered_as_lines_and_confirmed(demo: Engine, enter: Enter) -> None:
    analyst = enter("analyst")
    assert "还没有安排" in analyst.get("/admin/calendar/2028")
    lines = "2028-01-01 休 元旦\n\n2028-01-08 班 元旦\n"
    place = analyst.post("/admin/calendar/2028/confirmation", days=lines, **GROUNDS)
    year = demo.ask(calendar_year, 2028)
    assert (year.status, year.source) == ("confirmed", NOTICE)
    assert [day.kind for day in year.days] == ["holiday", "makeup"]
    page = analyst.get(place)
    assert "2028 年的安排已确认" in page
    assert "安排已公布" in page


def test_a_year_is_confirmed_as_it_stands(demo: Engine, enter: Enter) -> None:
    before = demo.ask(calendar_year, 2026).days
    analyst = enter("analyst")
    page = analyst.get("/admin/calendar/2026")
    lines = page.split('name="days"')[1].split(">\n", 1)[1].split("</textarea>")[0]
    analyst.post("/admin/calendar/2026/confirmation", days=lines, **GROUNDS)
    year = demo.ask(calendar_year, 2026)
    assert year.days == before
    assert year.confirmed_by


def test_lines_that_are_none_are_refused_and_stay(enter: Enter) -> None:
    analyst = enter("analyst")
    page = analyst.post(
        "/admin/calendar/2028/confirmation",
        422,
        **{**GROUNDS, "source": "", "days": "2028-01-01 闲 元旦"},
    )
    assert "有一行写法不对" in page
    assert "2028-01-01 闲 元旦" in page
    page = analyst.post(
        "/admin/calendar/2028/confirmation", 422, **{**GROUNDS, "source": "", "days": ""}
    )
    assert "来源：不能为空" in page


def test_a_day_is_corrected_with_source_and_reason(demo: Engine, enter: Enter) -> None:
    sent = {"day": "2026-11-30", "kind": "holiday", "name": "特别假日", **OF_A_DAY}
    analyst = enter("analyst")
    analyst.post("/admin/calendar/2026/days", **sent)
    days = {day.day: day.kind for day in demo.ask(calendar_year, 2026).days}
    assert days[date(2026, 11, 30)] == "holiday"
    page = analyst.post("/admin/calendar/2026/days", 422, **{**sent, "day_source": ""})
    assert 'id="day_source-error"' in page
    assert "特别假日" in page


def test_a_day_of_another_year_or_none_is_refused(enter: Enter) -> None:
    sent = {"kind": "holiday", "name": "元旦", **OF_A_DAY}
    analyst = enter("analyst")
    analyst.post("/admin/calendar/2026/days", 422, day="2027-01-01", **sent)
    analyst.post("/admin/calendar/2026/days", 422, day="soon", **sent)
    analyst.get("/admin/calendar/1066", 404)


def test_a_year_is_not_confirmed_without_reason_and_day(enter: Enter) -> None:
    analyst = enter("analyst")
    for missing in ("reason", "consulted_on"):
        page = analyst.post(
            "/admin/calendar/2026/confirmation", 422, **{**GROUNDS, missing: "", "days": ""}
        )
        assert f'id="{missing}-error"' in page
        assert 'id="day_reason-error"' not in page
