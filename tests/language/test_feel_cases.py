"""Runs the shared table of expressions; the browser's FEEL can be held to the same table."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine.language import feel

NOW = datetime(2026, 6, 1, 1, 0, tzinfo=UTC)
TABLE = Path(__file__).with_name("feel_cases.json").read_text(encoding="utf-8")
CASES = json.loads(TABLE, parse_float=Decimal, parse_int=Decimal)


def name(case: dict[str, Any]) -> str:
    return f"{case['group']}: {case['expression']}"


@pytest.mark.parametrize("case", CASES, ids=name)
def test_the_expression_gives_what_the_table_says(case: dict[str, Any]) -> None:
    scope = case.get("scope", {})
    value = feel.compile(case["expression"], names=scope).evaluate(scope, now=NOW)
    found = feel.to_json(value)
    assert (found, type(found)) == (case["expected"], type(case["expected"]))


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(CASES) >= 300
    assert len({(case["expression"], str(case.get("scope"))) for case in CASES}) == len(CASES)
