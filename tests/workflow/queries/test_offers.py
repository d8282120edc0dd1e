"""What a bidder is offered: by the item's conditions, by what this bidder did, until it closes."""

from datetime import datetime

import pytest

from engine.errors import Invalid, WrongState
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.queries.message_view import message_view
from engine.workflow.queries.open_calls import open_calls
from engine.workflow.queries.project_view import project_view
from tests.workflow.houses import House
from tests.workflow.orders.test_send_message import bidding
from tests.workflow.small import FORMS, form, text

DEADLINE = "2026-03-03T09:00:00+08:00"
FIRST_HOUR = 'now() < date and time(deadline) - duration("PT23H")'
OWN = {
    "type": "select",
    "key": "note",
    "label": "标段",
    "valuesExpression": '=if list contains(own_bids, "1") then ["give up"] else ["bid"]',
    "properties": {"en": "Lot"},
}
ASKING = {"forms/tiny/step.form": form("tiny/step", OWN, text("deadline"))}


def open_for_bids(house: House, offered: str) -> str:
    """A project that takes bids until the deadline."""
    house.publish(
        bidding(),
        forms={**FORMS, **ASKING},
        messages=["bid"],
        sender=["bids.standing"],
        offered={"bid": offered},
        closes={"bid": {"at": "=deadline", "rule": "ZTB-14"}},
    )
    project = house.start({})
    house.complete(project, "open", {"deadline": DEADLINE})
    return project


def bid(house: House, project: str, note: str) -> None:
    actor = house.actor("bidder.bidder1")
    house.give(SendMessage(actor=actor, name="bid", project=project, data={"note": note}))


@pytest.mark.parametrize(
    ("condition", "sent", "unsent"),
    [(f"=count(own_bids) > 0 or {FIRST_HOUR}", True, False), ("=count(own_bids) = 0", False, True)],
)
def test_what_one_did_decides_what_one_is_offered(
    house: House, condition: str, sent: bool, unsent: bool
) -> None:
    project = open_for_bids(house, condition)
    bid(house, project, "bid")
    house.passes(hours=2)
    for login, offered in (("bidder.bidder1", sent), ("bidder.bidder2", unsent)):
        actor = house.actor(login)
        assert house.ask(message_view, actor, project, "bid").offered is offered
    mine = house.actor("bidder.bidder1")
    assert bool(house.ask(project_view, mine, project).offers) is sent
    assert bool(house.ask(open_calls, mine).items) is sent


def test_what_is_not_offered_is_not_taken(house: House) -> None:
    project = open_for_bids(house, "=count(own_bids) > 0")
    with house.refusing(WrongState):
        bid(house, project, "bid")


def test_a_form_knows_what_its_sender_did_and_the_server_insists(house: House) -> None:
    project = open_for_bids(house, "=true")
    with house.refusing(Invalid):
        bid(house, project, "give up")
    bid(house, project, "bid")
    with house.refusing(Invalid):
        bid(house, project, "bid")
    mine, other = (house.actor(login) for login in ("bidder.bidder1", "bidder.bidder2"))
    assert house.ask(message_view, mine, project, "bid").values["own_bids"] == ["1"]
    assert house.ask(message_view, other, project, "bid").values["own_bids"] == []


def test_what_closed_says_when_and_under_which_row(house: House) -> None:
    project = open_for_bids(house, "=date and time(deadline) > now()")
    bidder = house.actor("bidder.bidder1")
    before = house.ask(message_view, bidder, project, "bid")
    assert (before.offered, before.closed) == (True, None)
    house.passes(days=1)
    after = house.ask(message_view, bidder, project, "bid")
    assert not after.offered
    assert after.closed is not None
    assert (after.closed.at, after.closed.rule) == (datetime.fromisoformat(DEADLINE), "ZTB-14")
