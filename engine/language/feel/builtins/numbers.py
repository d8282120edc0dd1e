"""Number built-ins (DMN 1.5, 10.3.4.5)."""

import decimal
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal, DecimalException

from engine.language.feel.arithmetic import negate
from engine.language.feel.builtins.signature import built_in
from engine.language.feel.errors import NoValue
from engine.language.feel.run import Run
from engine.language.feel.values import NUMBERS, Function, Months, cut, whole


def _rounding(mode: str) -> Callable[..., Decimal]:
    def rounded(_run: Run, number: Decimal, scale: Decimal = Decimal(0)) -> Decimal:
        places = cut(scale)
        if not -6111 <= places <= 6176:
            raise NoValue("the scale lies outside -6111 to 6176")
        try:
            return number.quantize(Decimal(1).scaleb(-places), rounding=mode, context=NUMBERS)
        except DecimalException:
            return NUMBERS.plus(number)

    return rounded


def _abs(_run: Run, value: object) -> object:
    if isinstance(value, Decimal):
        return NUMBERS.abs(value)
    if isinstance(value, timedelta):
        return value if value >= timedelta(0) else negate(value)
    if isinstance(value, Months):
        return Months(abs(value.count))
    raise NoValue("abs takes a number or a duration")


def _modulo(_run: Run, dividend: Decimal, divisor: Decimal) -> Decimal:
    if divisor == 0:
        raise NoValue("modulo by zero")
    try:
        rest = NUMBERS.remainder(dividend, divisor)
    except DecimalException:
        return _far_modulo(dividend, divisor)
    return NUMBERS.add(rest, divisor) if rest and (rest < 0) != (divisor < 0) else rest


def _far_modulo(dividend: Decimal, divisor: Decimal) -> Decimal:
    """Where the quotient has more digits than a number may have."""
    try:
        quotient = NUMBERS.divide(dividend, divisor).to_integral_value(decimal.ROUND_FLOOR)
        return NUMBERS.subtract(dividend, NUMBERS.multiply(divisor, quotient))
    except DecimalException as error:
        raise NoValue("outside what numbers can hold") from error


def _checked(operation: Callable[[Decimal], Decimal], cost: int) -> Callable[..., Decimal]:
    def apply(run: Run, number: Decimal) -> Decimal:
        run.budget.spend(cost)
        try:
            result = operation(number)
        except DecimalException as error:
            raise NoValue("outside what numbers can hold") from error
        if not result.is_finite():
            raise NoValue("outside what numbers can hold")
        return result

    return apply


def _even(_run: Run, number: Decimal) -> bool:
    return _last_digit(number) % 2 == 0


def _odd(_run: Run, number: Decimal) -> bool:
    return _last_digit(number) % 2 == 1


def _last_digit(number: Decimal) -> int:
    return 0 if number.adjusted() > NUMBERS.prec else abs(whole(number)) % 10


NUMBER_FUNCTIONS: dict[str, Function] = {
    "decimal": built_in("decimal", _rounding(decimal.ROUND_HALF_EVEN), "n:number, scale:number"),
    "floor": built_in("floor", _rounding(decimal.ROUND_FLOOR), "n:number, scale:number?"),
    "ceiling": built_in("ceiling", _rounding(decimal.ROUND_CEILING), "n:number, scale:number?"),
    **{
        name: built_in(name, _rounding(mode), "n:number, scale:number")
        for name, mode in {
            "round up": decimal.ROUND_UP,
            "round down": decimal.ROUND_DOWN,
            "round half up": decimal.ROUND_HALF_UP,
            "round half down": decimal.ROUND_HALF_DOWN,
        }.items()
    },
    "abs": built_in("abs", _abs, "n:any"),
    "modulo": built_in("modulo", _modulo, "dividend:number, divisor:number"),
    "sqrt": built_in("sqrt", _checked(NUMBERS.sqrt, 2), "number:number"),
    "log": built_in("log", _checked(NUMBERS.ln, 40), "number:number"),
    "exp": built_in("exp", _checked(NUMBERS.exp, 25), "number:number"),
    "odd": built_in("odd", _odd, "number:number"),
    "even": built_in("even", _even, "number:number"),
}
