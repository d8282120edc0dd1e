"""Paths into values and filters over lists (DMN 1.5, 10.3.2.5, 10.3.2.13.2)."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from engine.language.feel import tree
from engine.language.feel.compiling.compiler import Code, Compiler
from engine.language.feel.far import FarMoment, near, year
from engine.language.feel.names import mentions
from engine.language.feel.run import Frame, Run
from engine.language.feel.values import Months, Time, kind


def path(compiler: Compiler, node: tree.Path) -> Code:
    """`a.b`; on a list, of each item."""
    source, name = compiler.compile(node.source), node.name

    def evaluate(frame: Frame, run: Run) -> object:
        run.budget.spend()
        value = source(frame, run)
        if type(value) is dict:
            return value[name] if name in value else run.null(f"there is no entry {name!r}")
        return select(value, name, run, 0)

    return evaluate


def select(value: object, name: str, run: Run, depth: int) -> object:
    """The part of a value that has this name."""
    run.budget.deep(depth)
    if isinstance(value, dict):
        return value.get(name)
    if isinstance(value, list):
        run.budget.grow(len(value))
        return [select(item, name, run, depth + 1) for item in value]
    reader = _PROPERTIES.get(kind(value), {}).get(name)
    if reader is None:
        return run.null(f"a {kind(value)} has no {name!r}")
    found = reader(value)
    return Decimal(found) if type(found) is int else found


def _wall(moment: dt.datetime | FarMoment) -> dt.datetime:
    return moment.near if isinstance(moment, FarMoment) else moment


def _sign(span: dt.timedelta) -> int:
    return -1 if span.days < 0 else 1


def _month_sign(months: Months) -> int:
    return -1 if months.count < 0 else 1


_DATE: dict[str, Callable[..., object]] = {
    "year": year,
    "month": lambda day: near(day).month,
    "day": lambda day: near(day).day,
    "weekday": lambda day: near(day).isoweekday(),
}
_PROPERTIES: dict[str, dict[str, Callable[..., object]]] = {
    "date": _DATE,
    "date and time": {
        **_DATE,
        "hour": lambda moment: _wall(moment).hour,
        "minute": lambda moment: _wall(moment).minute,
        "second": lambda moment: _wall(moment).second,
        "time offset": lambda moment: _wall(moment).utcoffset(),
        "timezone": lambda moment: getattr(_wall(moment).tzinfo, "key", None),
    },
    "time": {
        "hour": lambda time: time.clock.hour,
        "minute": lambda time: time.clock.minute,
        "second": lambda time: time.clock.second,
        "time offset": Time.shift,
        "timezone": lambda time: time.zone,
    },
    "days and time duration": {
        "days": lambda span: _sign(span) * abs(span).days,
        "hours": lambda span: _sign(span) * (abs(span).seconds // 3600),
        "minutes": lambda span: _sign(span) * (abs(span).seconds // 60 % 60),
        "seconds": lambda span: _sign(span) * (abs(span).seconds % 60),
    },
    "years and months duration": {
        "years": lambda months: _month_sign(months) * (abs(months.count) // 12),
        "months": lambda months: _month_sign(months) * (abs(months.count) % 12),
    },
    "range": {
        "start": lambda bounds: bounds.low,
        "end": lambda bounds: bounds.high,
        "start included": lambda bounds: bounds.low_closed,
        "end included": lambda bounds: bounds.high_closed,
    },
}


_VERDICTS = (tree.Compare, tree.Logic, tree.Between, tree.In, tree.Quantified, tree.Instance)
"""Tests that never give a number, so that they need not be tried as an index."""


def filter_(compiler: Compiler, node: tree.Filter) -> Code:
    """`list[3]`, or `list[price > 5]` with each item's entries as variables."""
    source, test = compiler.compile(node.source), compiler.compile(node.test)
    once = not isinstance(node.test, _VERDICTS) and not mentions(node.test, "item")

    def evaluate(frame: Frame, run: Run) -> object:
        value = source(frame, run)
        items = value if isinstance(value, list) else [] if value is None else [value]
        run.budget.spend()
        if once:
            index = test(frame, run)
            if isinstance(index, Decimal):
                return pick(items, index, run)
        return _kept(items, test, frame, run)

    return evaluate


def _kept(items: list[object], test: Code, frame: Frame, run: Run) -> object:
    kept: list[object] = []
    for item in items:
        run.budget.spend()
        values = {"item": item, **item} if isinstance(item, dict) else {"item": item}
        verdict = test(Frame(values, frame), run)
        if verdict is True:
            kept.append(item)
        elif isinstance(verdict, Decimal):
            return pick(items, verdict, run)
        elif verdict is not False and verdict is not None:
            return run.null(f"a filter asks for true or false, not a {kind(verdict)}")
    run.budget.grow(len(kept))
    return kept


def pick(items: list[object], index: Decimal, run: Run) -> object:
    """The item at that place, counted from 1, or from -1 at the end."""
    place = int(index) if 1 <= abs(index) <= len(items) else 0
    if place and place == index:
        return items[place - 1 if place > 0 else place]
    return run.null(f"the list has {len(items)} items, none at {index:.9g}")
