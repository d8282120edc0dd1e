"""Compiling, names, unary tests, host functions and the border to case-file data."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest

from engine.language import feel

NOW = dt.datetime(2026, 6, 1, 1, 0, tzinfo=dt.UTC)


def evaluate(text: str, **scope: object) -> object:
    return feel.compile(text, names=scope).evaluate(scope, now=NOW)


class Recording:
    """A scope that remembers what it was asked for."""

    def __init__(self, values: dict[str, object]) -> None:
        self.values = values
        self.asked: list[str] = []

    def __contains__(self, name: object) -> bool:
        return name in self.values

    def __getitem__(self, name: str) -> object:
        self.asked.append(name)
        return self.values[name]

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("a scope is never listed")


def test_only_names_that_are_used_are_converted_and_only_once() -> None:
    scope = Recording({"a": 1, "b": 2, "huge": [0] * 10})
    assert feel.compile("a + a + b").evaluate(scope, now=NOW) == 4
    assert scope.asked == ["a", "b"]


def test_equal_texts_are_compiled_once() -> None:
    assert feel.compile("a + 1") is feel.compile("a + 1", names=["a", "b"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a + b", {"a", "b"}),
        ("for x in xs return x + y", {"xs", "y"}),
        ("some x in xs satisfies x > limit", {"xs", "limit"}),
        ("{a: 1, b: a + c}", {"c"}),
        ("(function(x) x + y)(z)", {"y", "z"}),
        ("items[price > limit]", {"items", "price", "limit"}),
        ("items[item > 1]", {"items"}),
        ("count(items) > 1", {"items"}),
        ('earliest("ZTB-01", published_at)', {"earliest", "published_at"}),
        ("order.total", {"order"}),
        ("date > today()", {"date"}),
    ],
)
def test_an_expression_knows_the_names_it_takes_from_outside(text: str, names: set[str]) -> None:
    assert feel.compile(text).names == names


def test_unknown_names_are_found_in_the_order_of_the_text() -> None:
    assert feel.check_names("zeta + alpha + known + count(zeta)", ["known"]) == ["zeta", "alpha"]
    assert feel.check_names("bid count > 2", ["bid count"]) == []
    assert feel.check_names("items[price > 2]", ["items"]) == []


@pytest.mark.parametrize(
    ("text", "position"),
    [("1 +", 3), ("(1", 2), ('"open', 0), ("a b", 2), ("1 /* x", 2), ("if a then b", 11), ("§", 0)],
)
def test_a_syntax_error_says_where(text: str, position: int) -> None:
    with pytest.raises(feel.FeelSyntaxError) as caught:
        feel.compile(text)
    assert caught.value.position == position


def test_a_syntax_error_counts_lines_and_columns() -> None:
    with pytest.raises(feel.FeelSyntaxError, match="line 2, column 3"):
        feel.compile("1 +\n  )")


@pytest.mark.parametrize(
    ("tests", "value", "passes"),
    [
        ("-", 5, True),
        ("5", 5, True),
        ("> 5", 6, True),
        ("[1..5], > 9", 7, False),
        ("[1..5], > 9", 10, True),
        ("not(1, 2)", 3, True),
        ("not(1, 2)", 2, False),
        ('"甲", "乙"', "乙", True),
        ("null", None, True),
        ("? > 3 and ? < 5", 4, True),
        ("not(?)", False, True),
        ("? = false", False, True),
        ("limit", 9, True),
        ("< limit", 9, False),
        ("true", "x", False),
        ('contains(?, "标")', "招标", True),
        ("> 5", "x", False),
    ],
)
def test_unary_tests_look_at_their_input(tests: str, value: object, passes: bool) -> None:
    expression = feel.compile(tests, unary=True)
    assert expression.evaluate({"limit": 9}, now=NOW, input=value) is passes


def test_unary_tests_may_find_their_input_in_the_scope() -> None:
    assert feel.compile("> 5", unary=True).evaluate({"?": 6}, now=NOW) is True


def test_a_host_function_gets_feel_values_by_position_or_name() -> None:
    def later(day: dt.date, days: Decimal) -> dt.date:
        return day + dt.timedelta(days=int(days))

    for text in ('later(date("2026-06-01"), 20)', 'later(days: 20, day: date("2026-06-01"))'):
        value = feel.compile(text).evaluate({}, now=NOW, functions={"later": later})
        assert value == dt.date(2026, 6, 21)


def test_a_host_function_without_an_answer_gives_null_and_a_reason() -> None:
    def law_value(rule: str) -> int:
        raise feel.NoValue(f"no rule {rule}")

    expression = feel.compile('law_value("X") + law_value()')
    value, warnings = expression.evaluate_with_warnings(
        {}, now=NOW, functions={"law_value": law_value}
    )
    assert value is None
    assert warnings[0] == "no rule X"
    assert "missing" in warnings[1]


def test_what_a_host_function_breaks_stays_broken() -> None:
    def broken() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        feel.compile("broken()").evaluate({}, now=NOW, functions={"broken": broken})


def test_warnings_say_why_a_null_arose() -> None:
    _, warnings = feel.compile("missing > 1").evaluate_with_warnings({}, now=NOW)
    assert warnings == ("there is no variable 'missing'", "null and number have no order")


def test_variables_hide_built_ins_and_host_functions() -> None:
    assert evaluate("count", count=3) == 3
    assert evaluate("date + 1", date=3) == 4


def test_today_is_the_day_in_shanghai() -> None:
    late = dt.datetime(2026, 5, 31, 17, 0, tzinfo=dt.UTC)
    assert feel.compile("today()").evaluate({}, now=late) == dt.date(2026, 6, 1)


def test_numbers_stay_exact_on_the_way_in_and_out() -> None:
    assert feel.to_json(evaluate("x", x=Decimal("19.90"))) == Decimal("19.90")
    assert str(feel.to_json(evaluate("x * 3", x=Decimal("19.99")))) == "59.97"
    assert evaluate("x", x=0.1) == Decimal("0.1")
    assert evaluate("x", x=float("nan")) is None
    assert evaluate("x", x=Decimal("Infinity")) is None


def test_moments_and_durations_become_iso_text() -> None:
    shanghai = dt.datetime(2026, 6, 1, 9, tzinfo=feel.HOME)
    assert feel.to_json(shanghai) == "2026-06-01T09:00:00+08:00"
    assert feel.to_json([dt.date(2026, 6, 1), dt.timedelta(days=1)]) == ["2026-06-01", "P1D"]
    assert feel.to_json(feel.Months(14)) == "P1Y2M"
    assert feel.to_json(evaluate("[1..2]")) == "[1 .. 2]"
    assert feel.to_json(evaluate("function(x) x")) is None


def test_what_feel_does_not_know_becomes_null() -> None:
    assert evaluate("x", x=object()) is None
    assert evaluate("x", x=b"bytes") is None
