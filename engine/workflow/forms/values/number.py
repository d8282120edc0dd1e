"""Numbers stay exact: 19.99 in, 19.99 out; money arrives as text (serializeToString)."""

import math
import re
from collections.abc import Iterator
from decimal import Context, Decimal

from engine.vocabulary import Json
from engine.workflow.forms import limits
from engine.workflow.forms.component import Component
from engine.workflow.forms.values.kind import Kind, Reason, Wrong
from engine.workflow.forms.view import Here

_WRITTEN = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_LONGEST = 80
EXACT = Context(prec=200)


def read(component: Component, value: Json) -> Json:
    if value is None or value == "":
        return None
    if isinstance(value, str) and component.raw.get("serializeToString"):
        return _sized(_from_text(value))
    if isinstance(value, float):
        value = Decimal(repr(value)) if math.isfinite(value) else None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise Wrong("not_a_number")
    return _sized(value)


def _from_text(text: str) -> Decimal:
    if len(text) > _LONGEST:
        raise Wrong("number_too_large")
    if not _WRITTEN.fullmatch(text):
        raise Wrong("not_a_number")
    return Decimal(text)


def _sized(value: int | Decimal) -> int | Decimal:
    if isinstance(value, Decimal) and not value.is_finite():
        raise Wrong("not_a_number")
    if not -limits.NUMBER < value < limits.NUMBER:
        raise Wrong("number_too_large")
    if isinstance(value, Decimal) and _digits(value) > limits.DIGITS:
        raise Wrong("number_too_large")
    return value


def _digits(value: Decimal) -> int:
    _, digits, exponent = value.as_tuple()
    return max(len(digits), -int(exponent))


def judge(component: Component, value: Json, here: Here) -> Iterator[Reason]:
    number = as_number(value) or Decimal(0)
    yield from _decimals(component, number)
    yield from _step(component, number)
    least, most = bound(component, "min", here), bound(component, "max", here)
    if least is not None and number < least:
        yield "too_small", {"limit": least}
    if most is not None and number > most:
        yield "too_large", {"limit": most}


def _decimals(component: Component, number: Decimal) -> Iterator[Reason]:
    most = component.raw.get("decimalDigits")
    places = max(0, -int(EXACT.normalize(number).as_tuple().exponent))
    if isinstance(most, int) and places > most:
        if most == 0:
            yield "not_an_integer", {}
        else:
            yield "too_many_decimals", {"limit": most}


def _step(component: Component, number: Decimal) -> Iterator[Reason]:
    step = as_number(component.raw.get("increment"))
    if step and EXACT.remainder(number, step):
        yield "not_a_step", {"limit": step}


def bound(component: Component, name: str, here: Here) -> Decimal | None:
    """A limit of the `validate` object, evaluated where it is FEEL."""
    return as_number(here.read(component, f"validate.{name}", component.rules.get(name)))


def as_number(value: object) -> Decimal | None:
    """A bound as a number; None where there is none."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str) or value == "":
        return None
    try:
        number = Decimal(value)
    except ArithmeticError:
        return None
    return number if number.is_finite() else None


KIND = Kind(read=read, judge=judge)
