"""Every order that changes what the law rows and the calendar say, with its handler."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.law.orders import (
    confirm_calendar_year,
    confirm_law_row,
    correct_calendar_day,
    correct_law_row,
)
from engine.vocabulary import Order

ORDERS: Mapping[type[Order], Callable[..., Any]] = {
    confirm_law_row.ConfirmLawRow: confirm_law_row.handle,
    correct_law_row.CorrectLawRow: correct_law_row.handle,
    confirm_calendar_year.ConfirmCalendarYear: confirm_calendar_year.handle,
    correct_calendar_day.CorrectCalendarDay: correct_calendar_day.handle,
}
