"""Date and time built-ins, and the clock that is given (DMN 1.5, 10.3.4.2, 10.3.4.7, 10.3.4.8)."""

import calendar
import datetime as dt
from decimal import Decimal

from engine.language.feel.builtins.signature import built_in
from engine.language.feel.errors import NoValue
from engine.language.feel.far import Day, FarDate, FarMoment, make_date, near, year
from engine.language.feel.moments import (
    HOME,
    join,
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


def _date(_run: Run, value: object) -> Day:
    if isinstance(value, str):
        return read_date(value)
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, FarMoment):
        return FarDate(value.cycles, value.near.date())
    if isinstance(value, dt.date | FarDate):
        return value
    raise NoValue("date takes a text or a date")


def _make_date(_run: Run, year: Decimal, month: Decimal, day: Decimal) -> Day:
    return make_date(whole(year), whole(month), whole(day))


def _time(_run: Run, value: object) -> Time:
    if isinstance(value, str):
        return read_time(value)
    if isinstance(value, Time):
        return value
    if isinstance(value, dt.datetime | FarMoment):
        return time_of(_wall(value))
    if isinstance(value, dt.date | FarDate):
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


def _wall(moment: dt.datetime | FarMoment) -> dt.datetime:
    return moment.near if isinstance(moment, FarMoment) else moment


def _date_time(_run: Run, value: object) -> dt.datetime | FarMoment:
    if isinstance(value, str):
        return read_date_time(value)
    if isinstance(value, dt.datetime | FarMoment):
        return value
    if isinstance(value, dt.date | FarDate):
        return join(value, _MIDNIGHT)
    raise NoValue("date and time takes a text or a date")


def _joined(_run: Run, date: Day, time: Time) -> dt.datetime | FarMoment:
    return join(date, time)


def _in_zone(_run: Run, date: dt.datetime | FarMoment, timezone: str) -> dt.datetime:
    if isinstance(date, FarMoment):
        raise NoValue("beyond the calendar")
    try:
        return date.astimezone(zone(timezone)) if date.tzinfo else _placed(date, timezone)
    except OverflowError as error:
        raise NoValue("beyond the calendar") from error


def _placed(date: dt.datetime, timezone: str) -> dt.datetime:
    return date.replace(tzinfo=zone(timezone))


def _make_date_time(run: Run, *parts: object) -> dt.datetime | FarMoment:
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


def _months_between(_run: Run, start: Day, end: Day) -> Months:
    """Whole months by the calendar; times of day do not count."""
    one, other = ((year(day), near(day).month, near(day).day) for day in (start, end))
    sign = 1
    if other < one:
        one, other, sign = other, one, -1
    count = (other[0] - one[0]) * 12 + other[1] - one[1] - (other[2] < one[2])
    return Months(sign * count)


def _local_now(run: Run) -> dt.datetime:
    return run.now.astimezone(HOME) if run.now.tzinfo else run.now.replace(tzinfo=HOME)


def _today(run: Run) -> dt.date:
    return _local_now(run).date()


def _day_of_year(_run: Run, date: Day) -> Decimal:
    return Decimal(near(date).timetuple().tm_yday)


def _day_of_week(_run: Run, date: Day) -> str:
    return calendar.day_name[near(date).weekday()]


def _month_of_year(_run: Run, date: Day) -> str:
    return calendar.month_name[near(date).month]


def _week_of_year(_run: Run, date: Day) -> Decimal:
    return Decimal(near(date).isocalendar().week)


def _last_day(_run: Run, date: Day) -> Decimal:
    return Decimal(calendar.monthrange(near(date).year, near(date).month)[1])


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
