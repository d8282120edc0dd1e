"""Orders about the law: one that is right, what must be refused."""

from collections.abc import Mapping
from datetime import date

from engine.errors import (
    Invalid,
    SomeoneWasFaster,
)
from engine.law.calendar import Day
from engine.law.orders.confirm_calendar_year import ConfirmCalendarYear
from engine.law.orders.confirm_law_row import ConfirmLawRow
from engine.law.orders.correct_calendar_day import CorrectCalendarDay
from engine.law.orders.correct_law_row import CorrectLawRow
from engine.vocabulary import Order
from tests.orders.entries import STRANGER, SYSTEM, Entry, at, other

GROUNDS = {"source": "公报", "url": "", "consulted_on": date(2026, 3, 1), "reason": "核对"}
LAW: Mapping[type[Order], Entry] = {
    ConfirmLawRow: Entry(
        by="analyst",
        fine={"row": "ZTB-01", "revision": 1, **GROUNDS},
        foreign=(STRANGER, other(SYSTEM), at(Invalid, "url", url="page 3")),
        state=(
            at(SomeoneWasFaster, revision=9),
            at(Invalid, "consulted_on", consulted_on=date(2030, 1, 1)),
        ),
        empty=frozenset({"url"}),
    ),
    CorrectLawRow: Entry(
        by="analyst",
        fine={
            "row": "ZTB-01",
            "revision": 1,
            "source_level": "law_text",
            "effective_from": date(2026, 1, 1),
            **GROUNDS,
        },
        foreign=(
            STRANGER,
            at(Invalid, "source_level", source_level="rumour"),
            at(Invalid, "op", op="~"),
            at(Invalid, "value", value="soon"),
        ),
        state=(
            at(SomeoneWasFaster, revision=9),
            at(Invalid, "effective_to", effective_to=date(2020, 1, 1)),
        ),
        empty=frozenset({"url", "note", "article", "from_event", "to_event", "last_day", "unit"}),
    ),
    ConfirmCalendarYear: Entry(
        by="analyst",
        fine={"year": 2026, **GROUNDS},
        foreign=(
            STRANGER,
            at(Invalid, "year", year=1066),
            at(Invalid, "days", days=(Day(day=date(2027, 1, 1), kind="holiday", name="元旦"),)),
        ),
        state=(at(Invalid, "days", year=2099),),
        empty=frozenset({"url"}),
    ),
    CorrectCalendarDay: Entry(
        by="analyst",
        fine={"day": date(2026, 9, 3), "kind": "holiday", "name": "纪念日", **GROUNDS},
        foreign=(
            STRANGER,
            at(Invalid, "kind", kind="party"),
            at(Invalid, "day", day=date(1066, 1, 1)),
        ),
        why="a day may be corrected at any time",
        empty=frozenset({"url", "name"}),
    ),
}
