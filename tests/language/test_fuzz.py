"""No text and no data make the language raise anything but its own errors, or take too much."""

import datetime as dt
import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.language import feel
from engine.language.feel.builtins import BUILTINS
from tests.language.fuzz.cases import Case
from tests.language.fuzz.limits import limited, within_limits

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
TABLE = Path(__file__).with_name("feel_cases.json").read_text(encoding="utf-8")
SEEDS = [case["expression"] for case in json.loads(TABLE)]
EXAMPLES = settings().max_examples if settings.get_current_profile_name() == "hour" else 250
BOUNDED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)
VALUES = st.sampled_from(
    [
        *("1", "-1", "0", "1.5", "1e6000", "-1e-6000", "null", "true", '"a"', '"P1D"', '""', "[]"),
        *("[1,2]", "[null]", "{}", "{a: 1}", '{key: "k", value: 1}', "[1..2]", "(<5)", "x", "?"),
        *('date("9999-12-31")', 'date("0001-01-01")', 'date("-999999999-01-01")', "now()"),
        *('time("23:59:59.999999999")', 'time("10:00:00@Asia/Shanghai")', 'duration("P1M")'),
        *('duration("P999999999D")', 'duration("-P999999999D")', 'duration("P999999999999Y")'),
        *('date and time("0001-01-01T00:00:00+14:00")', '@"9999-12-31T23:59:59-14:00"'),
        *("function(a) a", "function(a, b) a < b", "count", "[[1], [2, [3]]]", '"\\ud800"', '"("'),
    ]
)
OPERATORS = st.sampled_from(
    ["+", "-", "*", "/", "**", "=", "!=", "<", ">=", "and", "or", "in", "..", ".", ",", " "]
)
CALLS = st.builds(
    lambda name, values: f"{name}({', '.join(values)})",
    st.sampled_from(sorted(BUILTINS)),
    st.lists(VALUES, max_size=4),
)
PARTS = st.one_of(VALUES, CALLS)
COMBINED = st.recursive(
    PARTS,
    lambda inner: st.one_of(
        st.builds(lambda a, sign, b: f"{a} {sign} {b}", inner, OPERATORS, inner),
        st.builds(lambda a, b: f"({a})[{b}]", inner, inner),
        st.builds(lambda a, b: f"for i in {a} return {b}", inner, inner),
        st.builds(lambda a, b, c: f"if {a} then {b} else {c}", inner, inner, inner),
        st.builds(lambda a: f"-({a})", inner),
        st.builds(lambda a, name: f"({a}).{name}", inner, st.sampled_from(["a", "year", "days"])),
    ),
    max_leaves=5,
)
DATA = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(),
        st.decimals(),
        st.dates(),
        st.datetimes(),
        st.timedeltas(),
        st.binary(),
    ),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=6,
)


def run(text: str, scope: dict[str, object], *, unary: bool = False) -> None:
    limited(lambda: _run(text, scope, unary=unary), told=text)


def _run(text: str, scope: dict[str, object], *, unary: bool) -> None:
    try:
        expression = feel.compile(text, unary=unary, names=scope)
        value = expression.evaluate(scope, now=NOW, input=scope.get("x"))
        feel.to_json(value)
        feel.moment(value, NOW)
    except feel.FeelError:
        pass


@BOUNDED
@given(st.text(max_size=60), st.booleans())
def test_any_text_is_read_or_refused(text: str, unary: bool) -> None:
    run(text, {}, unary=unary)


@BOUNDED
@given(COMBINED, DATA, st.booleans())
def test_any_expression_of_any_values_gives_a_value(text: str, x: object, unary: bool) -> None:
    run(text, {"x": x}, unary=unary)


@BOUNDED
@given(st.sampled_from(SEEDS), st.integers(0, 200), st.integers(0, 5), st.text(max_size=3))
def test_any_damage_to_good_text_is_borne(text: str, start: int, cut: int, put: str) -> None:
    run(text[:start] + put + text[start + cut :], {"x": 1})


@BOUNDED
@given(st.text(max_size=30))
def test_any_timer_text_is_read_or_refused(text: str) -> None:
    for candidate in (text, f"P{text}", f"R{text}", f"R3/{text}", f"2026-{text}"):
        feel.moment(candidate, NOW)
        try:
            feel.cycle(candidate)
        except feel.FeelSyntaxError:
            continue


@settings(BOUNDED, max_examples=EXAMPLES // 4)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_model_or_refused(data: bytes) -> None:
    for candidate in (data, b"<definitions>" + data + b"</definitions>"):
        within_limits(Case(kind="model", model=candidate))
