"""What a form may ask while it is filled in, construct by construct."""

import json

import pytest

from engine.workflow import checks
from tests.workflow.checks.house import bundle_with, clean

FIELDS = [
    {"type": "number", "key": "days", "label": "天数", "decimalDigits": 0},
    {"type": "number", "key": "share", "label": "比例"},
    {
        "type": "select",
        "key": "mode",
        "label": "方式",
        "values": [{"label": "公开", "value": "open"}],
    },
    {"type": "checkbox", "key": "agreed", "label": "同意"},
]


def complaints(place: str, expression: str) -> list[str]:
    """What is said about a text field that has this expression at this place."""
    asking: dict[str, object] = {"type": "textfield", "key": "note", "label": "说明"}
    asking |= {"conditional": {"hide": expression}} if place == "hide" else {place: expression}
    form = {"type": "default", "schemaVersion": 18, "id": "f", "components": [*FIELDS, asking]}
    found = checks.run(bundle_with(clean(), {"forms/demo/plan.form": json.dumps(form).encode()}))
    return [finding.en for finding in found if finding.rule == "form-runs-in-browser"]


@pytest.mark.parametrize(
    "expression",
    [
        *('=mode = "open"', '=mode != "open" and days = null', "=agreed = true", "=days = 3"),
        *("=if days > 3 then true else false", "=if days + 1 > 3 then true else false"),
    ],
)
def test_a_condition_of_common_feel_is_accepted(expression: str) -> None:
    assert complaints("hide", expression) == []


@pytest.mark.parametrize(
    ("place", "expression", "construct"),
    [
        ("hide", "=days > 3", "uncertain condition"),
        ("hide", "=agreed", "uncertain condition"),
        ("hide", "=mode = 3", "mixed kinds"),
        ("hide", '=days = "3"', "mixed kinds"),
        ("readonly", "=if mode then true else false", "mixed kinds"),
        ("readonly", "=share * 2 = 1", "inexact arithmetic"),
        ("readonly", "=now() > date and time(mode)", "now/0"),
        ("readonly", '=matches(mode, "o.*")', "matches/2"),
        ("readonly", "=week of year(mode) = 1", "week of year/1"),
        ("readonly", "=(function(x) x)(days) = 1", "own function"),
    ],
)
def test_what_is_not_common_is_refused_by_its_name(
    place: str, expression: str, construct: str
) -> None:
    found = complaints(place, expression)
    assert any(f" uses {construct}: " in said for said in found), found
