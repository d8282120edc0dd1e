"""Dates, times of day and moments; kept in one way of writing that FEEL reads."""

import datetime as dt
import re
from collections.abc import Iterator

from engine.language import feel
from engine.vocabulary import Json
from engine.workflow.forms.component import Component
from engine.workflow.forms.values.kind import Kind, Reason, Wrong
from engine.workflow.forms.view import Here

CHINA = dt.timezone(dt.timedelta(hours=8))
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = r"([0-9]{2}:[0-9]{2})(:[0-9]{2}(?:\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
_ONLY_DATE = re.compile(_DATE)
_ONLY_CLOCK = re.compile(_CLOCK)
_MOMENT = re.compile(f"{_DATE}T{_CLOCK}")


def read(component: Component, value: Json) -> Json:
    """`2026-06-22`, `09:30:00` or `2026-06-22T09:30:00+08:00`."""
    if value is None or value == "":
        return None
    key, reader = _READERS[str(component.raw["subtype"])]
    try:
        return reader(value if isinstance(value, str) else "")
    except (ValueError, OverflowError):
        raise Wrong(key) from None


def _date(text: str) -> str:
    if not _ONLY_DATE.fullmatch(text):
        raise ValueError(text)
    return dt.date.fromisoformat(text).isoformat()


def _time(text: str) -> str:
    match = _ONLY_CLOCK.fullmatch(text)
    if match is None:
        raise ValueError(text)
    dt.time.fromisoformat(text)
    return f"{match[1]}{match[2] or ':00'}{match[3] or ''}"


def _moment(text: str) -> str:
    if not _MOMENT.fullmatch(text):
        raise ValueError(text)
    moment = dt.datetime.fromisoformat(text)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=CHINA)
    return aware.astimezone(CHINA).isoformat()


_READERS = {
    "date": ("not_a_date", _date),
    "time": ("not_a_time", _time),
    "datetime": ("not_a_moment", _moment),
}


def judge(component: Component, value: Json, here: Here) -> Iterator[Reason]:
    if component.raw["subtype"] == "time":
        return
    cut = 10 if component.raw["subtype"] == "date" else None
    own = str(value)
    earliest, latest = _bound(component, "min", here), _bound(component, "max", here)
    if component.raw.get("disallowPassedDates") and own[:10] < _written(here.asking.now)[:10]:
        yield "too_early", {"limit": _written(here.asking.now)[:10]}
    elif earliest and _before(own, earliest[:cut]):
        yield "too_early", {"limit": earliest[:cut]}
    if latest and _before(latest[:cut], own):
        yield "too_late", {"limit": latest[:cut]}


def _bound(component: Component, name: str, here: Here) -> str | None:
    found = here.read(component, f"properties.{name}", component.own.get(name))
    moment = feel.moment(found, here.asking.now)
    return _written(moment) if moment else None


def _written(moment: dt.datetime) -> str:
    return moment.astimezone(CHINA).isoformat()


def _before(one: str, other: str) -> bool:
    return dt.datetime.fromisoformat(one) < dt.datetime.fromisoformat(other)


KIND = Kind(read=read, judge=judge)
