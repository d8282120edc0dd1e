"""Text built-ins (DMN 1.5, 10.3.4.3)."""

from decimal import Decimal

from engine.language.feel.builtins.signature import built_in
from engine.language.feel.errors import NoValue
from engine.language.feel.run import Run
from engine.language.feel.values import Function, cut


def _substring(run: Run, string: str, start: Decimal, length: Decimal | None = None) -> str:
    begin = cut(start)
    if begin == 0 or abs(begin) > len(string):
        raise NoValue("substring: the start lies outside the text")
    size = len(string) if length is None else cut(length)
    if size < 1:
        raise NoValue("substring: the length must be positive")
    run.budget.grow(len(string))
    first = begin - 1 if begin > 0 else len(string) + begin
    return string[first : first + size]


def _length(_run: Run, string: str) -> Decimal:
    return Decimal(len(string))


def _upper(run: Run, string: str) -> str:
    run.budget.grow(len(string))
    return string.upper()


def _lower(run: Run, string: str) -> str:
    run.budget.grow(len(string))
    return string.lower()


def _contains(run: Run, string: str, match: str) -> bool:
    run.budget.spend(1 + len(string) * (1 + len(match) // 64) // 64)
    return match in string


def _starts(run: Run, string: str, match: str) -> bool:
    run.budget.read(match)
    return string.startswith(match)


def _ends(run: Run, string: str, match: str) -> bool:
    run.budget.read(match)
    return string.endswith(match)


def _before(run: Run, string: str, match: str) -> str:
    _contains(run, string, match)
    run.budget.grow(len(string))
    return string.partition(match)[0] if match and match in string else ""


def _after(run: Run, string: str, match: str) -> str:
    _contains(run, string, match)
    run.budget.grow(len(string))
    return string.partition(match)[2] if match else string


def _join(
    run: Run,
    items: list[object],
    delimiter: str | None = None,
    prefix: str | None = None,
    suffix: str | None = None,
) -> str:
    texts: list[str] = []
    for item in items:
        run.budget.spend()
        if item is not None and not isinstance(item, str):
            raise NoValue("string join: the list holds more than texts")
        if item is not None:
            run.budget.grow(len(item) + len(delimiter or ""))
            texts.append(item)
    run.budget.grow(len(prefix or "") + len(suffix or ""))
    return (prefix or "") + (delimiter or "").join(texts) + (suffix or "")


STRINGS: dict[str, Function] = {
    "substring": built_in(
        "substring", _substring, "string:string, start position:number, length:number?"
    ),
    "string length": built_in("string length", _length, "string:string"),
    "upper case": built_in("upper case", _upper, "string:string"),
    "lower case": built_in("lower case", _lower, "string:string"),
    "contains": built_in("contains", _contains, "string:string, match:string"),
    "starts with": built_in("starts with", _starts, "string:string, match:string"),
    "ends with": built_in("ends with", _ends, "string:string, match:string"),
    "substring before": built_in("substring before", _before, "string:string, match:string"),
    "substring after": built_in("substring after", _after, "string:string, match:string"),
    "string join": built_in(
        "string join",
        _join,
        "list:list, delimiter:string~",
        "list:list, delimiter:string!, prefix:string!, suffix:string!",
    ),
}
