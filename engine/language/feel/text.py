"""Writes FEEL values as text, as `string()` does (DMN 1.5, 10.3.4.1)."""

import datetime as dt
import re
from decimal import Decimal

from engine.language.feel.budget import Budget
from engine.language.feel.far import Day, FarDate, FarMoment, near, year
from engine.language.feel.values import NUMBERS, Function, Months, Range, Time

_PLAIN_KEY = re.compile(r"[\w ]+")


def write(value: object, budget: Budget, depth: int = 0) -> str:
    """The text of any value; text inside lists and contexts is quoted. Raises BudgetExceeded."""
    budget.deep(depth)
    if isinstance(value, str):
        budget.grow(len(value))
        return value if depth == 0 else _quoted(value)
    if isinstance(value, list):
        return "[" + ", ".join(write(item, budget, depth + 1) for item in value) + "]"
    if isinstance(value, dict):
        return _context(value, budget, depth)
    if isinstance(value, Range):
        return _range(value, budget, depth)
    text = _simple(value)
    budget.grow(len(text))
    return text


def _simple(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, dt.date | FarDate | FarMoment):
        return day(value)
    if isinstance(value, dt.timedelta):
        return days(value)
    if isinstance(value, Months):
        return months(value)
    if isinstance(value, Time):
        return time(value)
    return f"function {value.name}" if isinstance(value, Function) else str(value)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _context(value: dict[str, object], budget: Budget, depth: int) -> str:
    parts = []
    for key, item in value.items():
        budget.grow(len(key))
        name = key if _PLAIN_KEY.fullmatch(key) else _quoted(key)
        parts.append(f"{name}: {write(item, budget, depth + 1)}")
    return "{" + ", ".join(parts) + "}"


def _range(value: Range, budget: Budget, depth: int) -> str:
    low, high = (write(end, budget, depth + 1) for end in (value.low, value.high))
    return f"{'[' if value.low_closed else '('}{low} .. {high}{']' if value.high_closed else ')'}"


def number(value: Decimal) -> str:
    """Digits without an exponent and without trailing zeros."""
    text = format(NUMBERS.normalize(value) + 0, "f")
    return "0" if text == "-0" else text


def clock(value: dt.time, nanos: int = 0) -> str:
    """`09:00:00`, with as many decimals as needed."""
    fraction = f".{value.microsecond * 1000 + nanos:09}".rstrip("0").rstrip(".")
    return f"{value.hour:02}:{value.minute:02}:{value.second:02}{fraction}"


def offset(value: dt.timedelta | None) -> str:
    """`Z`, `+08:00`, or nothing."""
    if value is None:
        return ""
    seconds = int(value.total_seconds())
    if seconds == 0:
        return "Z"
    hours, rest = divmod(abs(seconds), 3600)
    minutes, left = divmod(rest, 60)
    tail = f":{left:02}" if left else ""
    return f"{'-' if seconds < 0 else '+'}{hours:02}:{minutes:02}{tail}"


def time(value: Time) -> str:
    """`09:00:00@Asia/Shanghai`."""
    where = f"@{value.zone}" if value.zone else offset(value.offset)
    return clock(value.clock, value.nanos) + where


def day(value: Day, *, iso: bool = False) -> str:
    """`2026-06-01`, `2026-06-01T09:00:00@Asia/Shanghai`; with `iso` offsets instead of zones."""
    inner, number_of_year = near(value), year(value)
    sign = "-" if number_of_year < 0 else ""
    date = f"{sign}{abs(number_of_year):04}-{inner.month:02}-{inner.day:02}"
    if not isinstance(inner, dt.datetime):
        return date
    name = None if iso else getattr(inner.tzinfo, "key", None)
    where = f"@{name}" if name else offset(inner.utcoffset())
    return f"{date}T{clock(inner.time())}{where}"


def months(value: Months) -> str:
    """`P1Y6M`."""
    year, month = divmod(abs(value.count), 12)
    text = (f"{year}Y" if year else "") + (f"{month}M" if month or not year else "")
    return f"{'-' if value.count < 0 else ''}P{text}"


def days(value: dt.timedelta) -> str:
    """`P2DT3H`."""
    size = abs(value)
    hours, rest = divmod(size.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    fraction = f".{size.microseconds:06}".rstrip("0").rstrip(".")
    text = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    if seconds or fraction:
        text += f"{seconds}{fraction}S"
    whole = f"{size.days}D" if size.days else ""
    clockwork = f"T{text}" if text else ("" if whole else "T0S")
    return f"{'-' if value.days < 0 else ''}P{whole}{clockwork}"
