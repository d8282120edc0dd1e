"""The market: a bidder sees what is open, until when, and under which name."""

import re

import pytest

from engine.demo.sealing import Sealing
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.vocabulary import Actor, Data
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
    sends_bid(market_square, "bidder.bidder2")
    page = passer_by.get("/market/?mine=1")
    assert re.search(r"B-[0-9A-F]{12}", page)
    assert "尚未参与" not in page


def test_another_bidder_reads_nothing_of_it(passer_by: Visitor, market_square: Square) -> None:
    sends_bid(market_square, "bidder.bidder3")
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


def sends_bid(square: Square, login: str) -> None:
    """The first one of the story, whoever sends it here."""
    step = next(step for step in square.told.steps if "seal" in step)
    actor, lot = person(square, login), str(step["seal"])
    bid = Sealing(square.engine).seal(actor, square.project, lot, step["read_out"])
    data: Data = {"lot_id": lot, "bid": bid, "bid_commitment": True}
    square.engine.handle(
        SendMessage(actor=actor, name="bid_submitted", project=square.project, data=data)
    )


def mine(square: Square, login: str) -> str:
    call = square.engine.ask(open_calls, person(square, login), mine=True).items[0]
    assert call.takes_part
    return str(call.pseudonym)


def person(square: Square, login: str) -> Actor:
    return square.engine.ask(actor_of, square.engine.ask(person_by_login, login).id)
