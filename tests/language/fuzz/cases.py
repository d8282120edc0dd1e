"""Turns any bytes into something hostile to try: raw text, tokens at random, loops, models."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.language.feel.builtins import BUILTINS
from engine.language.feel.names import KEYWORDS
from tests.language.models import definitions, literal, table

SIGNS = ("+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "..", ".", ",", ":", "|", "->")
BRACKETS = ("(", ")", "[", "]", "{", "}", "(", ")", "[", "]", "?", "@", '"', "//", "/*", "*/")
VALUES = (
    *("0", "1", "-1", "2", "0.5", "1e6000", "-1e-6000", "12345678901234567890", "true", "null"),
    *(
        '"a"',
        '""',
        '"招标"',
        '"P1D"',
        '"2026-06-01"',
        '"(a*)*b"',
        '"[ab]*a[ab]{20}c"',
        '"i"',
        '","',
    ),
    *("x", "a", "i", "big", "text", "data", "item", "partial", "[1,2,3]", "[]", "{}", "{a: 1}"),
    *("[1..5]", "(1..]", "function(a) a", "function(a, b) a < b", "{key: a, value: x}"),
    *('@"9999-12-31"', '@"0001-01-01T00:00:00Z"', '@"10:00:00@Asia/Shanghai"', '@"P999999999D"'),
    *('@"-999999999-01-01"', '@"P1M"', '@"P999999999999Y"', "1..1000000", "big[item > 1]"),
)
TOKENS = (*SIGNS, *BRACKETS, *VALUES, *sorted(KEYWORDS), *sorted(BUILTINS))
SCOPE: Mapping[str, object] = {
    "x": 1,
    "a": "招标公告",
    "big": list(range(2_000)),
    "text": "ab招" * 5_000,
    "data": {"a": [1.5, None, "b"], "b": {"c": True}, "d": "2026-06-01"},
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """`kind` is expression, unary, timer or model; a model is bytes, the others are text."""

    kind: str
    text: str = ""
    model: bytes = b""


def case(data: bytes) -> Case:
    """What these bytes stand for: the first chooses, the others are the content."""
    if not data:
        return Case(kind="expression")
    return _KINDS[data[0] % len(_KINDS)](data[1:])


def raw(text: str) -> bytes:
    """The bytes that stand for an expression as it is."""
    return b"\0" + text.encode()


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _tokens(data: bytes) -> str:
    return " ".join(TOKENS[byte % len(TOKENS)] for byte in data)


def _calls(data: bytes) -> str:
    """Built-ins called with values: every pair of bytes is one call."""
    names = sorted(BUILTINS)
    calls = []
    for place in range(0, len(data) - 1, 4):
        name, *values = data[place : place + 4]
        given = ", ".join(VALUES[value % len(VALUES)] for value in values if value)
        calls.append(f"{names[name % len(names)]}({given})")
    return " + ".join(calls) or "null"


def _pattern(data: bytes) -> str:
    pattern = _text(data).replace("\\", "\\\\").replace('"', '\\"')
    name = ("matches(text", "split(text", "replace(text")[data[0] % 3] if data else "matches(text"
    more = ', "$1")' if name.startswith("replace") else ")"
    return f'{name}, "{pattern}"{more}'


def _rows(data: bytes) -> bytes:
    cells = [_tokens(data[start : start + 6]) for start in range(0, len(data), 6)]
    rows = [[cell, cell or "1"] for cell in cells]
    return table(("FIRST", "COLLECT", "PRIORITY")[len(data) % 3], ["x"], ["y"], rows)


def _graph(data: bytes) -> bytes:
    decisions = [
        literal(f"d{number}", _tokens(data[number : number + 3]), f"d{byte % len(data)}")
        for number, byte in enumerate(data)
    ]
    return definitions(*decisions)


def _feel(kind: str, make: Callable[[bytes], str]) -> Callable[[bytes], Case]:
    return lambda data: Case(kind=kind, text=make(data))


def _model(make: Callable[[bytes], bytes]) -> Callable[[bytes], Case]:
    return lambda data: Case(kind="model", model=make(data))


_KINDS: tuple[Callable[[bytes], Case], ...] = (
    _feel("expression", _text),
    _feel("expression", _tokens),
    _feel("expression", _calls),
    _feel("unary", _tokens),
    _feel("expression", _pattern),
    _feel("expression", lambda data: f"for i in 1..100000000 return {_tokens(data[:12])}"),
    _feel("expression", lambda data: f"some i in big, j in big satisfies {_calls(data[:8])} = i"),
    _feel("expression", lambda data: _tokens(data[:8]) * (1 + len(data))),
    _feel("timer", _text),
    _model(bytes),
    _model(lambda data: b"<definitions>" + data + b"</definitions>"),
    _model(_rows),
    _model(_graph),
)
