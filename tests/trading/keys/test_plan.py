"""What an item says under `[sealing]` is checked before it is published, and read from then on."""

from dataclasses import replace

import pytest

from engine.trading.keys.plan import SealingPlan, plan_of
from engine.vocabulary import Json
from engine.workflow import checks
from tests.trading.bids.bidding import CUSTODIANS
from tests.trading.opening.hall import started
from tests.workflow.checks.house import ITEM, bundle_with, clean
from tests.workflow.houses import House

RIGHT: dict[str, Json] = {"custodians": list(CUSTODIANS), "read_out": "demo/plan"}


def places(sealing: Json) -> set[str | None]:
    """Where the checks find something wrong."""
    bundle = bundle_with(clean(), item={**ITEM, "sealing": sealing})
    found = checks.run(replace(bundle, roles=frozenset({*CUSTODIANS, "agency"})))
    assert {one.rule for one in found} <= {"item-complete"}
    return {one.element for one in found}


def test_three_roles_and_a_form_are_in_order() -> None:
    assert places(RIGHT) == set()


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ({"custodians": ["tenderee", "supervisor"]}, "sealing.custodians"),
        ({"custodians": ["tenderee", "tenderee", "supervisor"]}, "sealing.custodians"),
        ({"custodians": ["tenderee", "nobody", "supervisor"]}, "sealing.custodians"),
        ({"custodians": "tenderee"}, "sealing.custodians"),
        ({"read_out": "demo/none"}, "sealing.read_out"),
        ({"read_out": None}, "sealing.read_out"),
    ],
)
def test_what_is_wrong_is_named(told: dict[str, Json], place: str) -> None:
    assert places({**RIGHT, **told}) == {place}


def test_a_table_is_needed() -> None:
    assert places("yes") == {"sealing.custodians", "sealing.read_out"}


def test_the_plan_is_that_of_the_item_the_project_started_with(small_house: House) -> None:
    project = started(small_house)
    told = SealingPlan(custodians=CUSTODIANS, read_out="tiny/read_out")
    assert small_house.ask(plan_of, project) == told
