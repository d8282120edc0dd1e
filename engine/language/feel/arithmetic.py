"""Adds, subtracts, multiplies and divides FEEL values (DMN 1.5, 10.3.2.13.3, tables 55 to 60)."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal, DecimalException

from engine.language.feel.budget import Budget
from engine.language.feel.errors import NoValue
from engine.language.feel.far import Day, FarMoment, add_months, add_span, between, zoned
from engine.language.feel.moments import join
from engine.language.feel.values import NUMBERS, Months, Time, cut, kind

_DAY = dt.timedelta(days=1)
_MOST_MONTHS = 12 * 10**12
_TICK = dt.timedelta(microseconds=1)


def calculate(sign: str, left: object, right: object, budget: Budget) -> object:
    """`left sign right`. Raises NoValue, BudgetExceeded."""
    budget.spend()
    if type(left) is Decimal and type(right) is Decimal:
        if sign == "**":
            budget.spend(_power_cost(right))
        return _numbers(sign, left, right)
    if isinstance(left, str) and isinstance(right, str) and sign == "+":
        budget.grow(len(left) + len(right))
        return left + right
    rule = _RULES.get((sign, kind(left), kind(right)))
    if rule is None:
        raise NoValue(f"{kind(left)} {sign} {kind(right)} has no meaning")
    budget.spend(2)
    try:
        return rule(left, right)
    except (ArithmeticError, ValueError) as error:
        raise NoValue(f"{sign} leads beyond all bounds") from error


def _power_cost(exponent: Decimal) -> int:
    small = abs(exponent) < 1000 and exponent == exponent.to_integral_value()
    return 4 if small else 100


def negate(value: object) -> object:
    """Raises NoValue for what has no opposite."""
    if isinstance(value, Decimal):
        return NUMBERS.minus(value)
    if isinstance(value, dt.timedelta):
        return _opposite(value)
    if isinstance(value, Months):
        return Months(-value.count)
    raise NoValue(f"-{kind(value)} has no meaning")


def _opposite(span: dt.timedelta) -> dt.timedelta:
    try:
        return -span
    except OverflowError as error:
        raise NoValue("a duration beyond all bounds") from error


def _numbers(sign: str, left: Decimal, right: Decimal) -> Decimal:
    try:
        result = _OPERATIONS[sign](left, right)
    except DecimalException as error:
        raise NoValue(f"{left:.9g} {sign} {right:.9g} has no value") from error
    if not result.is_finite():
        raise NoValue("not a number")
    return result


_OPERATIONS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": NUMBERS.add,
    "-": NUMBERS.subtract,
    "*": NUMBERS.multiply,
    "/": NUMBERS.divide,
    "**": NUMBERS.power,
}


def ticks(span: dt.timedelta) -> Decimal:
    """A duration in microseconds."""
    return Decimal(span // _TICK)


def _span(microseconds: Decimal) -> dt.timedelta:
    return dt.timedelta(microseconds=cut(microseconds))


def _scaled(span: dt.timedelta, factor: Decimal) -> dt.timedelta:
    return _span(NUMBERS.multiply(ticks(span), factor))


def _months(count: int) -> Months:
    if abs(count) > _MOST_MONTHS:
        raise NoValue("a duration beyond all bounds")
    return Months(count)


def _scaled_months(months: Months, factor: Decimal) -> Months:
    return _months(cut(NUMBERS.multiply(Decimal(months.count), factor)))


def _turn(time: Time, span: dt.timedelta) -> Time:
    day = dt.datetime.combine(dt.date(2000, 1, 1), time.clock)
    turned = (day + span % _DAY).time()
    return Time(turned, time.offset, time.zone, time.nanos)


def _between_times(left: Time, right: Time) -> dt.timedelta:
    if (left.shift() is None) != (right.shift() is None):
        raise NoValue("one time has a zone, the other has none")
    return _span((left.seconds() - right.seconds()).scaleb(6))


def _between_moments(left: Day, right: Day) -> dt.timedelta:
    one, other = _moment(left), _moment(right)
    if zoned(one) != zoned(other):
        raise NoValue("one moment has a zone, the other has none")
    return between(one, other)


def _moment(value: Day) -> Day:
    """A date beside a moment counts as its first moment in UTC."""
    if isinstance(value, dt.datetime | FarMoment):
        return value
    return join(value, Time(dt.time(0), dt.timedelta(0)))


_N, _D, _T, _M = "number", "date", "time", "date and time"
_S, _Y = "days and time duration", "years and months duration"
_RULES: dict[tuple[str, str, str], Callable[..., object]] = {
    ("+", _S, _S): lambda a, b: a + b,
    ("+", _M, _S): add_span,
    ("+", _S, _M): lambda a, b: add_span(b, a),
    ("+", _D, _S): add_span,
    ("+", _S, _D): lambda a, b: add_span(b, a),
    ("+", _T, _S): _turn,
    ("+", _S, _T): lambda a, b: _turn(b, a),
    ("+", _Y, _Y): lambda a, b: _months(a.count + b.count),
    ("+", _D, _Y): lambda a, b: add_months(a, b.count),
    ("+", _M, _Y): lambda a, b: add_months(a, b.count),
    ("+", _Y, _D): lambda a, b: add_months(b, a.count),
    ("+", _Y, _M): lambda a, b: add_months(b, a.count),
    ("-", _S, _S): lambda a, b: a - b,
    ("-", _M, _S): lambda a, b: add_span(a, -b),
    ("-", _D, _S): lambda a, b: add_span(a, -b),
    ("-", _T, _S): lambda a, b: _turn(a, -b),
    ("-", _Y, _Y): lambda a, b: _months(a.count - b.count),
    ("-", _D, _Y): lambda a, b: add_months(a, -b.count),
    ("-", _M, _Y): lambda a, b: add_months(a, -b.count),
    ("-", _T, _T): _between_times,
    ("-", _D, _D): between,
    ("-", _M, _M): _between_moments,
    ("-", _D, _M): _between_moments,
    ("-", _M, _D): _between_moments,
    ("*", _S, _N): _scaled,
    ("*", _N, _S): lambda a, b: _scaled(b, a),
    ("*", _Y, _N): _scaled_months,
    ("*", _N, _Y): lambda a, b: _scaled_months(b, a),
    ("/", _S, _N): lambda a, b: _span(NUMBERS.divide(ticks(a), b)),
    ("/", _Y, _N): lambda a, b: _months(cut(NUMBERS.divide(Decimal(a.count), b))),
    ("/", _S, _S): lambda a, b: NUMBERS.divide(ticks(a), ticks(b)),
    ("/", _Y, _Y): lambda a, b: NUMBERS.divide(Decimal(a.count), Decimal(b.count)),
}
