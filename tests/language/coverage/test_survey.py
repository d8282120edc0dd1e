"""What is told of decision tables: gaps, rules that meet, rules that never answer."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from engine.language import dmn
from engine.language.dmn.coverage import Survey, survey
from engine.language.dmn.trying import tried
from tests.language.coverage.tables import decision

NOW = datetime(2026, 6, 1, tzinfo=UTC)
LADDER = ("< 100 | 1", "[100..200] | 2", "> 200 | 3")


def told(*rules: str, **more: Any) -> Survey:
    table = decision(rules, **more).table
    assert table is not None
    return survey(table)


@pytest.mark.parametrize(
    ("rules", "where"),
    [
        (LADDER, []),
        (("< 100 | 1", "> 200 | 3"), ["[100..200]"]),
        (("< 100 | 1", "> 100 | 3"), ["100"]),
        (("< 100, > 200 | 1",), ["[100..200]"]),
        (("not(100) | 1",), ["100"]),
        ((">= 100 | 1",), ["< 100"]),
        (("100 | 1",), ["< 100, > 100"]),
        (("? > 5 and ? < 7 | 1",), ["<= 5, >= 7"]),
        (("? between 1 and 3 | 1",), ["< 1, > 3"]),
        (("? in (1, 2) | 1",), ["< 1, (1..2), > 2"]),
        (("(1..2] | 1", "<= 1, > 2 | 2"), []),
        (("10 * 10 | 1", "not(100) | 2"), []),
        (("- | 1",), []),
        ((), ["-"]),
    ],
)
def test_gaps_between_numbers(rules: tuple[str, ...], where: list[str]) -> None:
    found = told(*rules)
    assert [gap.where for gap in found.gaps] == [(one,) for one in where]


@pytest.mark.parametrize(
    ("type_", "rules", "where"),
    [
        ("integer", ("<= 3 | 1", ">= 4 | 2"), []),
        ("number", ("<= 3 | 1", ">= 4 | 2"), ["(3..4)"]),
        ("string", ('"a" | 1', '"b" | 2'), ['not("a", "b")']),
        ("string", ('not("a") | 1',), ['"a"']),
        ("string", ('"a", "b" | 1', 'not("a", "b", "c") | 2'), ['"c"']),
        ("boolean", ("true | 1",), ["false"]),
        ("boolean", ("true | 1", "false | 2"), []),
        (
            "date",
            ('< date("2026-01-01") | 1', '> date("2026-01-02") | 2'),
            ['[date("2026-01-01")..date("2026-01-02")]'],
        ),
        ("date", ('<= date("2026-01-01") | 1', '>= date("2026-01-02") | 2'), []),
        (
            "date and time",
            ('< @"2026-01-01T00:00:00" | 1',),
            ['>= date and time("2026-01-01T00:00:00")'],
        ),
        (
            "date and time",
            ('< @"2026-01-01T00:00:00+08:00" | 1',),
            ['>= date and time("2026-01-01T00:00:00+08:00")'],
        ),
        ("time", ('>= time("09:00:00") | 1',), ['< time("09:00:00")']),
        ("dayTimeDuration", ('< duration("P3D") | 1',), ['>= duration("P3D")']),
        ("yearMonthDuration", ('< duration("P3M") | 1',), ['>= duration("P3M")']),
        ("", ("< 1 | 1", ">= 1 | 2"), []),
        ("", ("null | 1", "< 1, >= 1 | 2"), []),
        ("", ("true | 1",), ["false"]),
    ],
)
def test_gaps_of_other_kinds(type_: str, rules: tuple[str, ...], where: list[str]) -> None:
    found = told(*rules, inputs=(f"x:{type_}",))
    assert [gap.where for gap in found.gaps] == [(one,) for one in where]


def test_a_gap_across_columns_is_told_once_and_as_wide_as_it_is() -> None:
    found = told(
        '"goods" | < 100 | 1', '"goods" | >= 100 | 2', '"works" | < 400 | 3',
        inputs=("kind:string", "amount:number")
    )  # fmt: skip
    wheres = {gap.where for gap in found.gaps}
    assert wheres == {('not("goods")', ">= 400"), ('not("goods", "works")', "-")}


def test_allowed_values_bound_what_can_be_missing() -> None:
    found = told('"a" | 1', inputs=("kind:string",), allowed='"a", "b"')
    assert [gap.where for gap in found.gaps] == [('"b"',)]


def test_a_column_that_allows_nothing_leaves_no_gap_and_no_living_rule() -> None:
    heads = ("amount:number", "kind:number")
    found = told("not(null) | > 5 | 1", inputs=heads, allowed='"none"')
    assert (found.gaps, found.dead) == ((), (0,))


def test_a_table_without_columns_is_bearable() -> None:
    assert told("1", inputs=()).gaps == ()


def test_rules_that_meet_break_a_unique_table() -> None:
    found = told("< 100 | 1", "[50..200] | 2", "> 200 | 3")
    assert [(one.first, one.second, one.sort) for one in found.overlaps] == [(0, 1, "forbidden")]


@pytest.mark.parametrize(
    ("policy", "rules", "sorts"),
    [
        ("ANY", ("< 100 | 1", "< 50 | 1"), []),
        ("ANY", ("< 100 | 1", "< 50 | 2"), ["forbidden"]),
        ("ANY", ("< 100 | 1", "< 50 | x"), ["doubtful"]),
        ("FIRST", ("< 100 | 1", "- | 2"), ["hidden"]),
        ("FIRST", ("< 100 | 1", "- | 1"), []),
        ("COLLECT", ("< 100 | 1", "- | 2"), []),
        ("RULE ORDER", ("< 100 | 1", "- | 2"), []),
    ],
)
def test_what_meeting_means_is_the_hit_policys(
    policy: str, rules: tuple[str, ...], sorts: list[str]
) -> None:
    found = told(*rules, policy=policy)
    assert [one.sort for one in found.overlaps] == sorts


def test_rules_that_never_answer_are_told() -> None:
    found = told("< 100 | 1", "< 50 | 2", ">= 100 | 3", "? > 5 and ? < 3 | 4", policy="FIRST")
    assert (found.shadowed, found.dead) == ((1,), (3,))


def test_a_rule_is_shadowed_by_several_together() -> None:
    found = told("<= 100 | 1", "> 100 | 2", "[50..150] | 3", policy="FIRST")
    assert found.shadowed == (2,)


def test_free_feel_is_named_and_nothing_is_claimed_of_it() -> None:
    found = told("< 100 | 1", "? > limit | 2", "? + 1 > 7 | 3")
    assert found.free == ((1, 0), (2, 0))
    assert (found.gaps, found.overlaps) == ((), ())


def test_columns_that_look_at_the_same_data_are_named() -> None:
    found = told("< 1 | > 5 | 1", inputs=("amount:number", "amount * 2:number"))
    assert (found.entangled, found.gaps) == ((0, 1), ())


def test_a_table_of_too_many_combinations_says_so() -> None:
    heads = tuple(f"x{n}:number" for n in range(24))
    rules = [" | ".join([f"< {n + m}" if (n * 7 + m) % 3 else "-" for m in range(24)]) + " | 1"
             for n in range(40)]  # fmt: skip
    assert told(*rules, inputs=heads).partial


def test_a_decision_tells_which_rules_answered() -> None:
    ladder = decision(LADDER)
    found = tried(ladder, {"amount": Decimal(150)}, now=NOW)
    assert (found.value, found.rules, found.failure) == (2, ("r1",), None)
    broken = tried(decision(("< 9 | 1", "< 8 | 2")), {"amount": Decimal(1)}, now=NOW)
    assert broken.rules == ("r0", "r1")
    assert isinstance(broken.failure, dmn.RulesConflict)
