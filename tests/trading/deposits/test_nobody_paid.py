"""A lot for which nobody paid goes its way without any bank, as in a sandbox."""

from tests.trading.money_story import DEADLINE, STORY
from tests.workflow.houses import House


def test_a_lot_for_which_nobody_paid_needs_no_bank(small_house: House) -> None:
    project = small_house.begin(STORY)
    small_house.passes(seconds=(DEADLINE - small_house.now).total_seconds() + 60)
    small_house.complete(project, "bidding")
    small_house.settle()
    assert small_house.open(project) == ["deciding"]
    assert small_house.inside(project).case["deposits"] == []
    small_house.complete(project, "deciding")
    small_house.complete(project, "waiting")
    assert small_house.inside(project).case["deposits_settled"] is True
