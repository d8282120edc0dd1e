"""How points and ranges lie to each other (DMN 1.5, 10.3.4.6, Allen's relations), and `range`."""

import re
from collections.abc import Callable
from decimal import Decimal

from engine.language.feel.builtins.signature import built_in
from engine.language.feel.comparing import order
from engine.language.feel.errors import NoValue
from engine.language.feel.moments import (
    at_literal,
    read_date,
    read_date_time,
    read_duration,
    read_time,
)
from engine.language.feel.run import Run
from engine.language.feel.tokens import Token
from engine.language.feel.values import Function, Range

Relation = Callable[[Run, Range, Range], bool]


def _place(run: Run, left: object, right: object) -> int:
    place = order(left, right, run.budget)
    if place is None:
        raise NoValue("the ends of the ranges have no order")
    return place


def _before(run: Run, a: Range, b: Range) -> bool:
    place = _place(run, a.high, b.low)
    return place < 0 or (place == 0 and not (a.high_closed and b.low_closed))


def _meets(run: Run, a: Range, b: Range) -> bool:
    return a.high_closed and b.low_closed and _place(run, a.high, b.low) == 0


def _overlaps(run: Run, a: Range, b: Range) -> bool:
    return not _before(run, a, b) and not _before(run, b, a)


def _starts_earlier(run: Run, a: Range, b: Range) -> bool:
    place = _place(run, a.low, b.low)
    return place < 0 or (place == 0 and a.low_closed and not b.low_closed)


def _starts_no_later(run: Run, a: Range, b: Range) -> bool:
    place = _place(run, a.low, b.low)
    return place < 0 or (place == 0 and (a.low_closed or not b.low_closed))


def _ends_no_later(run: Run, a: Range, b: Range) -> bool:
    place = _place(run, a.high, b.high)
    return place < 0 or (place == 0 and (not a.high_closed or b.high_closed))


def _overlaps_before(run: Run, a: Range, b: Range) -> bool:
    return _starts_earlier(run, a, b) and _overlaps(run, a, b) and _ends_no_later(run, a, b)


def _overlaps_after(run: Run, a: Range, b: Range) -> bool:
    return _starts_earlier(run, b, a) and _overlaps(run, a, b) and _ends_no_later(run, b, a)


def _finishes(run: Run, a: Range, b: Range) -> bool:
    same = a.high_closed == b.high_closed and _place(run, a.high, b.high) == 0
    return same and _starts_no_later(run, b, a)


def _includes(run: Run, a: Range, b: Range) -> bool:
    return _starts_no_later(run, a, b) and _ends_no_later(run, b, a)


def _starts(run: Run, a: Range, b: Range) -> bool:
    same = a.low_closed == b.low_closed and _place(run, a.low, b.low) == 0
    return same and _ends_no_later(run, a, b)


def _coincides(run: Run, a: Range, b: Range) -> bool:
    closed = (a.low_closed, a.high_closed) == (b.low_closed, b.high_closed)
    return closed and _place(run, a.low, b.low) == 0 and _place(run, a.high, b.high) == 0


def _turned(relation: Relation) -> Relation:
    return lambda run, a, b: relation(run, b, a)


def _as_range(value: object) -> Range:
    return value if isinstance(value, Range) else Range(value, value, True, True)


def _relation(name: str, relation: Relation, forms: str) -> Function:
    """`forms` says what may be related: r a range, p a point, such as "rr pr"."""
    allowed = forms.split()

    def call(run: Run, left: object, right: object) -> bool:
        form = "".join("r" if isinstance(side, Range) else "p" for side in (left, right))
        if left is None or right is None or form not in allowed:
            raise NoValue(f"{name} does not relate these")
        return relation(run, _as_range(left), _as_range(right))

    return built_in(name, call, *(_NAMES[form] for form in allowed))


_NAMES = {
    "rr": "range1:any, range2:any",
    "pr": "point:any, range:any",
    "rp": "range:any, point:any",
    "pp": "point1:any, point2:any",
}
_END = re.compile(
    r"""(?P<number>-?(?:\d+(?:\.\d+)?|\.\d+)) | (?P<text>"(?:[^"\\]|\\.)*") | @"(?P<at>[^"]*)"
    | (?P<call>date\ and\ time|date|time|duration)\(\s*"(?P<from>[^"]*)"\s*\)""",
    re.X | re.S,
)
_READERS: dict[str, Callable[[str], object]] = {
    "date and time": read_date_time,
    "date": read_date,
    "time": read_time,
    "duration": read_duration,
}


def _end(text: str) -> object:
    match = _END.fullmatch(text.strip())
    if match is None:
        raise NoValue("range: an end is no literal")
    if match["number"]:
        return Decimal(match["number"])
    if match["text"]:
        return Token("string", match["text"], 0, 0).string()
    return _READERS[match["call"]](match["from"]) if match["call"] else at_literal(match["at"])


def _range(run: Run, text: str) -> Range:
    run.budget.grow(len(text))
    text = text.strip()
    low_text, dots, high_text = text[1:-1].partition("..")
    if not dots or text[0] not in "[(]" or text[-1] not in "])[":
        raise NoValue("range: not a range")
    low, high = (_end(part) if part.strip() else None for part in (low_text, high_text))
    low_closed, high_closed = text[0] == "[", text[-1] == "]"
    open_end = (low is None and low_closed) or (high is None and high_closed)
    if open_end or (low is None and high is None):
        raise NoValue("range: an end is missing")
    if low is not None and high is not None and _place(run, low, high) > 0:
        raise NoValue("range: the ends are turned around")
    return Range(low, high, low_closed, high_closed)


RANGES: dict[str, Function] = {
    name: _relation(name, relation, forms)
    for name, relation, forms in (
        ("before", _before, "rr pr rp pp"),
        ("after", _turned(_before), "rr pr rp pp"),
        ("meets", _meets, "rr"),
        ("met by", _turned(_meets), "rr"),
        ("overlaps", _overlaps, "rr"),
        ("overlaps before", _overlaps_before, "rr"),
        ("overlaps after", _overlaps_after, "rr"),
        ("finishes", _finishes, "rr pr"),
        ("finished by", _turned(_finishes), "rr rp"),
        ("includes", _includes, "rr rp"),
        ("during", _turned(_includes), "rr pr"),
        ("starts", _starts, "rr pr"),
        ("started by", _turned(_starts), "rr rp"),
        ("coincides", _coincides, "rr pp"),
    )
}
RANGES["range"] = built_in("range", _range, "from:string")
