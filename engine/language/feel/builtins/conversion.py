"""Conversion and boolean built-ins (DMN 1.5, 10.3.4.1, 10.3.4.2, 10.3.4.10)."""

import datetime as dt
import re
from decimal import Decimal, DecimalException

from engine.language.feel.builtins.signature import built_in
from engine.language.feel.comparing import equal
from engine.language.feel.errors import NoValue
from engine.language.feel.run import Run
from engine.language.feel.text import write
from engine.language.feel.values import NUMBERS, Function, Time, kind

_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,5})?", re.ASCII)


def _string(run: Run, value: object) -> str | None:
    return None if value is None else write(value, run.budget)


def _number(run: Run, text: str, grouping: str | None = None, point: str | None = None) -> Decimal:
    if grouping not in (None, " ", ",", ".") or point not in (None, ",", "."):
        raise NoValue("number: no such separator")
    if grouping is not None and grouping == point:
        raise NoValue("number: one sign cannot be both separators")
    run.budget.grow(len(text))
    text = text.replace(grouping, "") if grouping else text
    text = text.replace(point, ".") if point else text
    if len(text) > 10_000 or not _NUMBER.fullmatch(text):
        raise NoValue("number: not a number")
    try:
        return NUMBERS.create_decimal(text)
    except DecimalException as error:
        raise NoValue("number: too large") from error


def _not(_run: Run, value: object) -> bool | None:
    return not value if isinstance(value, bool) else None


def _is(run: Run, left: object, right: object = None) -> bool:
    if kind(left) != kind(right) or equal(left, right, run.budget) is not True:
        return False
    if isinstance(left, dt.datetime | Time):
        return write(left, run.budget) == write(right, run.budget)
    return True


CONVERSION: dict[str, Function] = {
    "string": built_in("string", _string, "from:any"),
    "number": built_in(
        "number",
        _number,
        "from:string, grouping separator:string~, decimal separator:string~",
    ),
    "not": built_in("not", _not, "negand:any"),
    "is": built_in("is", _is, "value1:any, value2:any?"),
}
