"""Decision tables: every hit policy, allowed values, defaults."""

import datetime as dt
from decimal import Decimal

import pytest

from engine.language import dmn
from tests.language.models import table

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
STEPS = [[">= 100", '"高"'], [">= 10", '"中"'], ["-", '"低"']]
SCORES = [[">= 100", "30"], [">= 10", "20"], ["-", "10"]]
RANKED = ('"低", "中", "高"',)


def decide(model: bytes, **scope: object) -> object:
    return dmn.load(model)["decided"].decide(scope, now=NOW)


def test_unique_takes_the_only_rule_that_matches() -> None:
    model = table("UNIQUE", ["x"], ["y"], [["< 10", '"少"'], [">= 10", '"多"']])
    assert decide(model, x=9) == "少"
    assert decide(model, x=10) == "多"


def test_unique_refuses_two_rules_and_names_them() -> None:
    model = table("UNIQUE", ["x"], ["y"], STEPS)
    with pytest.raises(dmn.RulesConflict) as caught:
        decide(model, x=50)
    assert caught.value.element == "table"
    assert caught.value.rules == ("rule2", "rule3")


def test_any_bears_several_rules_that_agree() -> None:
    model = table("ANY", ["x", "y"], ["z"], [["> 1", "-", "true"], ["-", "> 1", "true"]])
    assert decide(model, x=2, y=2) is True


def test_any_refuses_rules_that_differ() -> None:
    model = table("ANY", ["x"], ["y"], STEPS)
    with pytest.raises(dmn.RulesConflict, match="differ"):
        decide(model, x=50)


def test_first_takes_the_first_rule() -> None:
    assert decide(table("FIRST", ["x"], ["y"], STEPS), x=50) == "中"


def test_priority_takes_the_output_that_is_listed_first() -> None:
    model = table("PRIORITY", ["x"], ["y"], STEPS, allowed_out=RANKED)
    assert decide(model, x=500) == "低"


def test_output_order_sorts_by_the_listed_outputs() -> None:
    model = table("OUTPUT ORDER", ["x"], ["y"], STEPS, allowed_out=RANKED)
    assert decide(model, x=500) == ["低", "中", "高"]


def test_rule_order_keeps_the_order_of_the_rules() -> None:
    assert decide(table("RULE ORDER", ["x"], ["y"], STEPS), x=500) == ["高", "中", "低"]


@pytest.mark.parametrize(
    ("aggregation", "expected"),
    [
        ("", [Decimal(20), Decimal(10)]),
        ("SUM", Decimal(30)),
        ("MIN", Decimal(10)),
        ("MAX", Decimal(20)),
        ("COUNT", Decimal(2)),
    ],
)
def test_collect_lists_or_totals(aggregation: str, expected: object) -> None:
    assert decide(table("COLLECT", ["x"], ["y"], SCORES, aggregation=aggregation), x=50) == expected


@pytest.mark.parametrize(
    ("policy", "aggregation", "expected"),
    [
        ("UNIQUE", "", None),
        ("ANY", "", None),
        ("FIRST", "", None),
        ("PRIORITY", "", None),
        ("RULE ORDER", "", []),
        ("OUTPUT ORDER", "", []),
        ("COLLECT", "", []),
        ("COLLECT", "SUM", None),
        ("COLLECT", "COUNT", Decimal(0)),
    ],
)
def test_without_a_match_there_is_null_or_nothing_in_the_list(
    policy: str, aggregation: str, expected: object
) -> None:
    model = table(policy, ["x"], ["y"], [["> 100", "1"]], aggregation=aggregation)
    assert decide(model, x=1) == expected


@pytest.mark.parametrize(("policy", "expected"), [("UNIQUE", "无"), ("COLLECT", ["无"])])
def test_without_a_match_the_default_is_taken(policy: str, expected: object) -> None:
    model = table(policy, ["x"], ["y"], [["> 100", '"有"']], defaults=['"无"'])
    assert decide(model, x=1) == expected
    assert decide(model, x=101) == ("有" if policy == "UNIQUE" else ["有"])


def test_several_outputs_make_a_context() -> None:
    rules = [["> 10", '"公开招标"', "20"], ["-", '"询价"', "3"]]
    model = table("FIRST", ["amount"], ["method", "days"], rules)
    assert decide(model, amount=50) == {"method": "公开招标", "days": Decimal(20)}


def test_priority_ranks_several_outputs_one_after_the_other() -> None:
    rules = [["-", '"b"', "1"], ["-", '"a"', "2"], ["-", '"a"', "1"]]
    model = table("PRIORITY", ["x"], ["p", "q"], rules, allowed_out=['"a", "b"', "1, 2"])
    assert decide(model, x=0) == {"p": "a", "q": Decimal(1)}


def test_an_input_outside_its_allowed_values_is_refused() -> None:
    model = table("UNIQUE", ["x"], ["y"], [["-", "1"]], allowed_in='"甲", "乙"')
    assert decide(model, x="甲") == 1
    with pytest.raises(dmn.ValueNotAllowed) as caught:
        decide(model, x="丙")
    assert caught.value.element == "in0"


def test_an_output_outside_its_allowed_values_is_refused() -> None:
    model = table("UNIQUE", ["x"], ["y"], [["-", '"丙"']], allowed_out=['"甲", "乙"'])
    with pytest.raises(dmn.ValueNotAllowed) as caught:
        decide(model, x=1)
    assert caught.value.element == "out0"


def test_cells_see_all_variables_and_the_input() -> None:
    rules = [["> limit", "x * 2"], ["? <= limit and ? > 0", "limit"]]
    model = table("UNIQUE", ["x"], ["y"], rules)
    assert decide(model, x=10, limit=5) == 20
    assert decide(model, x=3, limit=5) == 5


def test_a_decision_shows_its_table() -> None:
    decision = dmn.load(table("COLLECT", ["x"], ["y"], SCORES, aggregation="SUM"))["decided"]
    assert decision.hit_policy == "COLLECT SUM"
    assert [column.text for column in decision.inputs] == ["x"]
    assert [column.name for column in decision.outputs] == ["y"]
    assert [rule.id for rule in decision.rules] == ["rule1", "rule2", "rule3"]
    assert decision.expression.names == {"x"}


@pytest.mark.parametrize(
    ("model", "element"),
    [
        (table("UNIQUE", ["x"], ["y"], [["-"]]), "rule1"),
        (table("UNIQUE", ["x"], ["y"], [["> (", "1"]]), "rule1"),
        (table("UNIQUE", [""], ["y"], [["-", "1"]]), "in0"),
        (table("UNIQUE", ["x"], [], [["-"]]), "table"),
        (table("COLLECT", ["x"], ["y", "z"], [["-", "1", "2"]], aggregation="SUM"), "table"),
        (table("SOMETIMES", ["x"], ["y"], [["-", "1"]]), "table"),
    ],
)
def test_a_table_that_is_wrong_is_refused_with_its_element(model: bytes, element: str) -> None:
    with pytest.raises(dmn.DmnError) as caught:
        dmn.load(model)
    assert caught.value.element == element
