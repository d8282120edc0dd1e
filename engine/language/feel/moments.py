"""Reads dates, times and durations from text.

Formats: DMN 1.5, 10.3.2.3; ISO 8601 as restricted by XML Schema, zones also as `@Asia/Shanghai`.
"""

import datetime as dt
import re
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from engine.language.feel.errors import NoValue
from engine.language.feel.far import Day, FarDate, FarMoment, add_span, make_date, near
from engine.language.feel.values import Months, Time

HOME = ZoneInfo("Asia/Shanghai")
"""The zone of moments that name none."""

_DATE = r"(-?(?:[1-9]\d{3,8}|0\d{3}))-(\d\d)-(\d\d)"
_ZONE = r"(Z|z|[+-]\d\d:\d\d(?::\d\d)?|@[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)*)?"
_TIME = rf"(\d\d):(\d\d):(\d\d)(?:\.(\d+))?{_ZONE}"
_DATE_TEXT = re.compile(_DATE, re.ASCII)
_TIME_TEXT = re.compile(_TIME, re.ASCII)
_BOTH_TEXT = re.compile(rf"{_DATE}T(.+)", re.ASCII)
_MONTHS_TEXT = re.compile(r"(-?)P(?:(\d{1,12})Y)?(?:(\d{1,12})M)?", re.ASCII)
_DAYS_TEXT = re.compile(
    r"(-?)P(?:(\d{1,12})D)?(T(?:(\d{1,15})H)?(?:(\d{1,15})M)?(?:(\d{1,18}(?:\.\d*)?|\.\d+)S)?)?",
    re.ASCII,
)
_END_OF_DAY = re.compile(r"24:00:00(?![.])")
_MAX_TEXT = 80


@lru_cache(512)
def zone(name: str) -> ZoneInfo:
    """The zone of that IANA name. Raises NoValue."""
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError) as error:
        raise NoValue(f"no time zone {name!r}") from error


def read_date(text: str) -> Day:
    """`2026-06-01`. Raises NoValue."""
    match = _DATE_TEXT.fullmatch(text) if len(text) <= _MAX_TEXT else None
    if match is None:
        raise NoValue("not a date")
    return make_date(int(match[1]), int(match[2]), int(match[3]))


def read_time(text: str) -> Time:
    """`09:00:00`, with a fraction and a zone if wanted. Raises NoValue."""
    match = _TIME_TEXT.fullmatch(text) if len(text) <= _MAX_TEXT else None
    if match is None:
        raise NoValue("not a time")
    nanos = int((match[4] or "0")[:9].ljust(9, "0"))
    offset, name = _read_zone(match[5] or "")
    try:
        clock = dt.time(int(match[1]), int(match[2]), int(match[3]), nanos // 1000)
    except ValueError as error:
        raise NoValue("no such time") from error
    return Time(clock, offset, name, nanos % 1000)


def _read_zone(text: str) -> tuple[dt.timedelta | None, str | None]:
    if not text:
        return None, None
    if text in "Zz":
        return dt.timedelta(0), None
    if text[0] == "@":
        return None, zone(text[1:]).key
    hours, minutes, *seconds = (int(part) for part in text[1:].split(":"))
    if hours > 14 or minutes > 59 or any(second > 59 for second in seconds):
        raise NoValue("no such offset")
    offset = dt.timedelta(hours=hours, minutes=minutes, seconds=sum(seconds))
    return (-offset if text[0] == "-" else offset), None


def read_date_time(text: str) -> dt.datetime | FarMoment:
    """`2026-06-01T09:00:00+08:00`, or a date, which means its first moment. Raises NoValue."""
    match = _BOTH_TEXT.fullmatch(text) if len(text) <= _MAX_TEXT else None
    if match is None:
        return midnight(read_date(text))
    day = make_date(int(match[1]), int(match[2]), int(match[3]))
    if _END_OF_DAY.match(match[4]):
        return join(add_span(day, dt.timedelta(days=1)), read_time("00" + match[4][2:]))
    return join(day, read_time(match[4]))


def midnight(day: Day) -> dt.datetime | FarMoment:
    """The first moment of a day, without a zone."""
    return join(day, Time(dt.time(0)))


def join(day: Day, time: Time) -> dt.datetime | FarMoment:
    """A day and a time of day as one moment."""
    info: dt.tzinfo | None = None
    if time.zone:
        info = zone(time.zone)
    elif time.offset is not None:
        info = dt.timezone(time.offset) if time.offset else dt.UTC
    base = near(day)
    moment = dt.datetime.combine(dt.date(base.year, base.month, base.day), time.clock, info)
    return FarMoment(day.cycles, moment) if isinstance(day, FarDate | FarMoment) else moment


def time_of(moment: dt.datetime) -> Time:
    """The time of day of a moment, with its zone."""
    name = getattr(moment.tzinfo, "key", None)
    return Time(moment.time(), None if name else moment.utcoffset(), name)


def read_duration(text: str) -> dt.timedelta | Months:
    """`P1Y6M` or `P2DT3H`; the two do not mix. Raises NoValue."""
    if len(text) > _MAX_TEXT:
        raise NoValue("not a duration")
    match = _MONTHS_TEXT.fullmatch(text)
    if match and (match[2] or match[3]):
        count = int(match[2] or 0) * 12 + int(match[3] or 0)
        return Months(-count if match[1] else count)
    match = _DAYS_TEXT.fullmatch(text)
    if match is None or match[3] == "T" or not (match[2] or match[3]):
        raise NoValue("not a duration")
    return _days(match)


def _days(match: re.Match[str]) -> dt.timedelta:
    seconds = Decimal(match[6] or 0)
    whole = int(seconds)
    try:
        span = dt.timedelta(
            days=int(match[2] or 0),
            hours=int(match[4] or 0),
            minutes=int(match[5] or 0),
            seconds=whole,
            microseconds=int((seconds - whole).scaleb(6)),
        )
        return -span if match[1] else span
    except OverflowError as error:
        raise NoValue("a duration beyond all bounds") from error


def at_literal(text: str) -> object:
    """What `@"…"` stands for; null where the text is no date, time or duration."""
    readers = (read_date, read_date_time, read_time, read_duration)
    for reader in readers:
        try:
            return reader(text)
        except NoValue:
            continue
    return None


def at_home(day: Day) -> Day:
    """A moment without a zone taken to be in Asia/Shanghai; anything else as it is."""
    if isinstance(day, FarMoment) and day.near.tzinfo is None:
        return FarMoment(day.cycles, day.near.replace(tzinfo=HOME))
    if isinstance(day, dt.datetime) and day.tzinfo is None:
        return day.replace(tzinfo=HOME)
    return day
