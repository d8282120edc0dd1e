"""Budgets count work, never time; shared parts are paid for each time they are met."""

import datetime as dt

import pytest

from engine.language import feel

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
DOUBLING = "{a0: [1, 1], " + ", ".join(f"a{i}: [a{i - 1}, a{i - 1}]" for i in range(1, 27))
LISTS = "list<" * 28 + "number" + ">" * 28


def evaluate(text: str, budget: feel.Budget | None = None, **scope: object) -> object:
    return feel.compile(text, names=scope).evaluate(scope, now=NOW, budget=budget)


def small() -> feel.Budget:
    """A tenth of the usual, so that the tests are quick."""
    return feel.Budget(steps=50_000, size=100_000)


def test_distinct_values_of_twenty_thousand_items_are_found() -> None:
    items = [f"单位{number}" for number in range(20_000)]
    assert evaluate("count(distinct values(union(items, items)))", items=items) == 20_000


@pytest.mark.parametrize(
    "end",
    [
        "a26",
        "a26 = a26",
        "{x: a26} = {x: a26}",
        "string(a26)",
        "count(flatten(a26))",
        "distinct values([a26])",
        "union(a26, a26)",
        "list contains([a26], a26)",
        "index of([a26], a26)",
        "is(a26, a26)",
        "a26.x",
        "a26[item = a25]",
        "[a26] in [a26]",
        "host(a26)",
    ],
)
def test_a_doubling_list_is_refused_wherever_it_would_be_walked(end: str) -> None:
    expression = feel.compile(f"{DOUBLING}, r: {end}}}.r")
    with pytest.raises(feel.BudgetExceeded):
        expression.evaluate({}, now=NOW, functions={"host": lambda x: 1}, budget=small())


def test_a_doubling_list_costs_nothing_where_it_is_not_walked() -> None:
    assert evaluate(f"{DOUBLING}, r: count(a26)}}.r") == 2


def test_a_doubling_list_is_refused_by_type_tests_and_on_the_way_out() -> None:
    shared: object = [1]
    for _ in range(40):
        shared = [shared, shared]
    with pytest.raises(feel.BudgetExceeded):
        feel.to_json(shared, small())
    with pytest.raises(feel.BudgetExceeded):
        feel.to_feel(shared, small())
    wide = DOUBLING.replace("[1, 1]", "[[1, 1], [1, 1]]")
    with pytest.raises(feel.BudgetExceeded):
        evaluate(f"{wide}, r: a26 instance of {LISTS}}}.r", small())


@pytest.mark.parametrize(
    "text",
    [
        "count(for i in 1..100000000 return i)",
        "some i in 1..100000, j in 1..100000 satisfies i + j < 0",
        "for i in 1..100000 return partial",
        "for i in 1..5000 return [partial[-1]]",
        "{f: function(n) f(n + 1), r: f(0)}.r",
        "{f: function(n) f(n + 1) + f(n + 2), r: f(0)}.r",
        "{f: function(f, x) f(f, [x, x]), r: f(f, 1)}.r",
        'replace(string join(for i in 1..10000 return "a"), "a", "' + "b" * 1000 + '")',
    ],
)
def test_what_would_not_end_is_refused(text: str) -> None:
    with pytest.raises(feel.BudgetExceeded):
        evaluate(text, small())


def test_text_that_grows_is_refused() -> None:
    with pytest.raises(feel.BudgetExceeded):
        evaluate("x + x + x + x", x="字" * 400_000)


def test_two_runs_cost_the_same() -> None:
    costs = []
    for _ in range(2):
        budget = feel.Budget()
        evaluate(
            "sort(for i in 1..100 return 100 - i)[1] + count(distinct values(xs))",
            budget,
            xs=["a", "b"] * 50,
        )
        costs.append((budget.steps, budget.size))
    assert costs[0] == costs[1]


def test_one_budget_can_pay_for_several_evaluations() -> None:
    budget = feel.Budget(steps=50)
    with pytest.raises(feel.BudgetExceeded):
        for _ in range(100):
            evaluate("1 + 1", budget)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 500 + "1" + ")" * 500,
        "-" * 500 + "1",
        "[" * 500,
        "x" + ".a" * 500,
        "x" + "[1]" * 500,
        "x" + "()" * 500,
        "if a then " * 500,
        "function(x) " * 500 + "x",
        "x instance of " + "list<" * 500 + "number" + ">" * 500,
        "1 + " * 20_000 + "1",
        "{a:" * 500,
        "for i in " * 500,
    ],
)
def test_a_text_that_is_too_deep_or_long_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(feel.TooComplex):
        feel.compile(text)


def test_a_long_chain_is_not_deep() -> None:
    assert evaluate("1" + " + 1" * 4_000) == 4_001
    assert evaluate(" and ".join(["true"] * 2_000)) is True
