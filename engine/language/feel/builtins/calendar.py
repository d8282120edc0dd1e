"""Date and time built-ins, and the clock that is given (DMN 1.5, 10.3.4.2, 10.3.4.7, 10.3.4.8)."""

import calendar
import datetime as dt
from decimal import Decimal

from engine.language.feel.builtins.signature import built_in
from engine.language.feel.errors import NoValue
from engine.language.feel.moments import (
    HOME,
    join,
    make_date,
    midnight,
    read_date,
    read_date_time,
    read_duration,
    read_time,
    time_of,
    zone,
)
from engine.language.feel.run import Run
from engine.language.feel.values import Function, Months, Time, whole

_MIDNIGHT = Time(dt.time(0), dt.timedelta(0))


def _date(_run: Run, value: object) -> dt.date:
    if isinstance(value, str):
        return read_date(value)
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    raise NoValue("date takes a text or a date")


def _make_date(_run: Run, year: Decimal, month: Decimal, day: Decimal) -> dt.date:
    return make_date(whole(year), whole(month), whole(day))


def _time(_run: Run, value: object) -> Time:
    if isinstance(value, str):
        return read_time(value)
    if isinstance(value, Time):
        return value
    if isinstance(value, dt.datetime):
        return time_of(value)
    if isinstance(value, dt.date):
        return _MIDNIGHT
    raise NoValue("time takes a text, a time or a date and time")


def _make_time(
    _run: Run,
    hour: Decimal,
    minute: Decimal,
    second: Decimal,
    offset: dt.timedelta | None = None,
) -> Time:
    if second < 0 or second >= 60:
        raise NoValue("no such second")
    nanos = int((second - int(second)).scaleb(9))
    try:
        clock = dt.time(whole(hour), whole(minute), int(second), nanos // 1000)
    except (ValueError, OverflowError) as error:
        raise NoValue("no such time") from error
    if offset is not None and abs(offset) > dt.timedelta(hours=18):
        raise NoValue("no such offset")
    return Time(clock, offset, None, nanos % 1000)


def _date_time(_run: Run, value: object) -> dt.datetime:
    if isinstance(value, str):
        return read_date_time(value)
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date):
        return midnight(value).replace(tzinfo=dt.UTC)
    raise NoValue("date and time takes a text or a date")


def _joined(_run: Run, date: dt.date, time: Time) -> dt.datetime:
    return join(date, time)


def _in_zone(_run: Run, date: dt.datetime, timezone: str) -> dt.datetime:
    try:
        return date.astimezone(zone(timezone)) if date.tzinfo else _placed(date, timezone)
    except OverflowError as error:
        raise NoValue("beyond the calendar") from error


def _placed(date: dt.datetime, timezone: str) -> dt.datetime:
    return date.replace(tzinfo=zone(timezone))


def _make_date_time(run: Run, *parts: object) -> dt.datetime:
    year, month, day, hour, minute, second, *rest = parts
    offset = rest[0] if rest else None
    day_of = make_date(*(whole(part) for part in (year, month, day) if isinstance(part, Decimal)))
    clock = _make_time(run, hour, minute, second)  # type: ignore[arg-type] # fitted as numbers
    if isinstance(offset, str):
        return join(day_of, Time(clock.clock, None, zone(offset).key))
    if offset is not None and not isinstance(offset, dt.timedelta):
        raise NoValue("an offset is a duration or the name of a zone")
    return join(day_of, Time(clock.clock, offset))


def _duration(_run: Run, value: object) -> dt.timedelta | Months:
    if isinstance(value, str):
        return read_duration(value)
    if isinstance(value, dt.timedelta | Months):
        return value
    raise NoValue("duration takes a text")


def _months_between(_run: Run, start: dt.date, end: dt.date) -> Months:
    one, other = (_wall_clock(day) for day in (start, end))
    sign = 1
    if other < one:
        one, other, sign = other, one, -1
    count = (other.year - one.year) * 12 + other.month - one.month
    if (other.day, other.time()) < (one.day, one.time()):
        count -= 1
    return Months(sign * count)


def _wall_clock(day: dt.date) -> dt.datetime:
    return day.replace(tzinfo=None) if isinstance(day, dt.datetime) else midnight(day)


def _local_now(run: Run) -> dt.datetime:
    return run.now.astimezone(HOME) if run.now.tzinfo else run.now.replace(tzinfo=HOME)


def _today(run: Run) -> dt.date:
    return _local_now(run).date()


def _day_of_year(_run: Run, date: dt.date) -> Decimal:
    return Decimal(date.timetuple().tm_yday)


def _day_of_week(_run: Run, date: dt.date) -> str:
    return calendar.day_name[date.weekday()]


def _month_of_year(_run: Run, date: dt.date) -> str:
    return calendar.month_name[date.month]


def _week_of_year(_run: Run, date: dt.date) -> Decimal:
    return Decimal(date.isocalendar().week)


def _last_day(_run: Run, date: dt.date) -> Decimal:
    return Decimal(calendar.monthrange(date.year, date.month)[1])


_PARTS = "year:number, month:number, day:number, hour:number, minute:number, second:number"
_MOMENT = built_in("date and time", _make_date_time, _PARTS, f"{_PARTS}, offset:any")
_FROM = built_in("date and time", _date_time, "from:any")
_JOIN = built_in("date and time", _joined, "date:day, time:time")
_ZONED = built_in("date and time", _in_zone, "date:date and time, timezone:string")


def _any_date_time(run: Run, *arguments: object) -> object:
    if len(arguments) == 2:
        return (_ZONED if isinstance(arguments[1], str) else _JOIN).call(run, *arguments)
    return (_MOMENT if len(arguments) > 2 else _FROM).call(run, *arguments)


_DATE = built_in("date", _date, "from:any")
_DATE_PARTS = built_in("date", _make_date, "year:number, month:number, day:number")
_TIME = built_in("time", _time, "from:any")
_TIME_PARTS = built_in(
    "time",
    _make_time,
    "hour:number, minute:number, second:number, offset:days and time duration~",
)


def _by_count(one: Function, more: Function) -> Function:
    def call(run: Run, *arguments: object) -> object:
        return (one if len(arguments) == 1 else more).call(run, *arguments)

    return Function(one.name, (*one.overloads, *more.overloads), call)


CALENDAR: dict[str, Function] = {
    "date": _by_count(_DATE, _DATE_PARTS),
    "time": _by_count(_TIME, _TIME_PARTS),
    "date and time": Function(
        "date and time",
        (*_FROM.overloads, *_JOIN.overloads, *_ZONED.overloads, *_MOMENT.overloads),
        _any_date_time,
    ),
    "duration": built_in("duration", _duration, "from:any"),
    "years and months duration": built_in(
        "years and months duration", _months_between, "from:day, to:day"
    ),
    "now": built_in("now", _local_now, ""),
    "today": built_in("today", _today, ""),
    "day of year": built_in("day of year", _day_of_year, "date:day"),
    "day of week": built_in("day of week", _day_of_week, "date:day"),
    "month of year": built_in("month of year", _month_of_year, "date:day"),
    "week of year": built_in("week of year", _week_of_year, "date:day"),
    "last day of month": built_in("last day of month", _last_day, "date:day"),
}
