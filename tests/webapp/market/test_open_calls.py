"""The market: a bidder sees what is open, until when, and under which name."""

import re

import pytest

from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.vocabulary import Actor
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.queries.open_calls import open_calls
from tests.webapp.square import Square
from tests.webapp.visiting import Visitor


def test_an_open_tender_shows_what_it_takes_and_until_when(
    passer_by: Visitor, market_square: Square
) -> None:
    passer_by.signs_in("bidder.bidder1")
    page = passer_by.get("/market/")
    assert f"/projects/{market_square.project}/messages/bid_submitted" in page
    assert "投标截止" in page
    assert "data-countdown" in page


def test_before_a_message_it_says_so_and_after_it_the_pseudonym(
    passer_by: Visitor, market_square: Square
) -> None:
    passer_by.signs_in("bidder.bidder2")
    assert "尚未参与" in passer_by.get("/market/")
    lodge_guarantee(market_square, "bidder.bidder2")
    page = passer_by.get("/market/?mine=1")
    assert re.search(r"B-[0-9A-F]{12}", page)
    assert "尚未参与" not in page


def test_another_bidder_reads_nothing_of_it(passer_by: Visitor, market_square: Square) -> None:
    lodge_guarantee(market_square, "bidder.bidder3")
    name = mine(market_square, "bidder.bidder3")
    passer_by.signs_in("bidder.bidder4")
    assert name not in passer_by.get("/market/")
    assert "您还没有参与任何项目" in passer_by.get("/market/?mine=1")


def test_titles_are_english_on_english_pages(passer_by: Visitor) -> None:
    passer_by.signs_in("bidder.bidder1")
    passer_by.post("/language", language="en")
    page = passer_by.get("/market/")
    assert "Submit a bid" in page
    assert "Bid deadline" in page
    passer_by.post("/language", language="zh")


@pytest.mark.parametrize("login", ["agency.agency1", "supervisor.nanjing", "expert1"])
def test_nobody_but_bidders_comes_in(passer_by: Visitor, login: str) -> None:
    passer_by.signs_in(login)
    passer_by.get("/market/", 403)


def lodge_guarantee(square: Square, login: str) -> None:
    data = next(
        step["data"] for step in square.told.steps if step.get("send") == "deposit_guarantee"
    )
    assert isinstance(data, dict)
    order = SendMessage(
        actor=person(square, login), project=square.project, name="deposit_guarantee", data=data
    )
    square.engine.handle(order)


def mine(square: Square, login: str) -> str:
    call = square.engine.ask(open_calls, person(square, login), mine=True).items[0]
    assert call.takes_part
    return str(call.pseudonym)


def person(square: Square, login: str) -> Actor:
    return square.engine.ask(actor_of, square.engine.ask(person_by_login, login).id)
