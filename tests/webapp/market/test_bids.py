"""A bid over HTTP: chunk by chunk, refused clearly, sent once, its receipt for its bidder alone."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from werkzeug.test import TestResponse

from engine.trading.bids import limits
from engine.trading.bids.tables import BidRow
from tests.trading.bids.bidding import Bidding, bidding
from tests.webapp.desk.desk import Desk, Person
from tests.workflow.houses import House

AGREED = {"honest": True}


@pytest.fixture
def call(small_house: House) -> Bidding:
    return bidding(small_house)


@pytest.fixture
def desk(call: Bidding) -> Desk:
    return Desk(call.house)


class Sender:
    """A bidder's script at the market."""

    def __init__(self, person: Person, call: Bidding) -> None:
        self.person, self.call = person, call

    def asks(self, method: str, path: str, **more: Any) -> TestResponse:
        headers: Mapping[str, str] = self.person._script(self.person.token())
        return self.person.client.open(f"/market{path}", method=method, headers=headers, **more)

    def begins(self, lot: str = "1") -> str:
        answer = self.asks("POST", f"/projects/{self.call.project}/lots/{lot}/bid")
        assert answer.json is not None
        return str(answer.json["bid"])

    def uploads(self, content: bytes = b"x") -> str:
        bid = self.begins()
        manifest, chunks = self.call.sealed(bid, content=content)
        for index, chunk in enumerate(chunks):
            assert self.puts(bid, index, chunk).status_code == 200
        assert self.asks("PUT", f"/bids/{bid}/manifest", data=manifest).status_code == 200
        return bid

    def puts(self, bid: str, index: int, content: bytes) -> TestResponse:
        return self.asks("PUT", f"/bids/{bid}/chunks/{index}", data=content)

    def sends(self, bid: str, **told: Any) -> TestResponse:
        data = {"data": json.dumps(told or AGREED)}
        return self.asks("POST", f"/bids/{bid}/submission", data=data)


@pytest.fixture
def sender(desk: Desk, call: Bidding) -> Sender:
    return Sender(desk["bidder.bidder1"], call)


def test_a_bid_comes_in_and_its_receipt_goes_out(sender: Sender, desk: Desk) -> None:
    bid = sender.uploads(bytes(limits.CHUNK))
    told = sender.asks("GET", f"/bids/{bid}/upload").json
    assert told is not None
    assert [one["index"] for one in told["chunks"]] == [0, 1]
    answer = sender.sends(bid)
    assert answer.json == {"receipt": f"/market/bids/{bid}/receipt"}
    assert sender.sends(bid).status_code == 200
    assert len(sender.call.house.rows(BidRow, state="received")) == 1
    file = sender.person.client.get(f"/market/bids/{bid}/receipt.json")
    page = sender.person.get(f"/market/bids/{bid}/receipt")
    assert json.loads(file.data)["signature"] in page
    stranger = desk["bidder.bidder2"]
    assert stranger.client.get(f"/market/bids/{bid}/receipt.json").status_code == 404
    checked = desk["agency.agency1"].post("/receipts/verify", 200, text=file.get_data(as_text=True))
    assert "核验通过" in checked
    forged = file.get_data(as_text=True).replace('"lot":"1"', '"lot":"2"')
    assert "不是本平台签发" in desk["agency.agency1"].post("/receipts/verify", 422, text=forged)


def test_what_a_bid_declares_is_asked(sender: Sender) -> None:
    bid = sender.uploads()
    assert sender.sends(bid, honest=False).status_code == 422
    assert sender.call.house.rows(BidRow, state="received") == []


@pytest.mark.parametrize("sealed", [True, False])
def test_refusals_are_clear(sender: Sender, sealed: bool) -> None:
    bid = sender.uploads() if sealed else sender.begins()
    answers = {
        "too large": sender.puts(bid, 0, bytes(limits.CHUNK + 1)),
        "no such bid": sender.puts("0" * 32, 0, b"x"),
        "empty": sender.puts(bid, 1, b""),
        "no such place": sender.puts(bid, limits.MOST_CHUNKS, b"x"),
        "no manifest": sender.asks("PUT", f"/bids/{bid}/manifest", data=b"{}"),
        "large manifest": sender.asks("PUT", f"/bids/{bid}/manifest", data=bytes(70_000)),
    }
    wanted = {
        "too large": (409,) if sealed else (413,),
        "no such bid": (404,),
        "empty": (409,) if sealed else (422,),
        "no such place": (409,) if sealed else (422,),
        "no manifest": (409,) if sealed else (422,),
        "large manifest": (413,),
    }
    for name, answer in answers.items():
        assert answer.status_code in wanted[name], (name, answer.status)
        assert answer.json is not None
        assert answer.json["message"]
    if not sealed:
        assert sender.sends(bid).status_code == 409


def test_without_its_token_nothing_is_taken(sender: Sender) -> None:
    bid = sender.begins()
    place = f"/market/bids/{bid}/chunks/0"
    assert sender.person.client.put(place, data=b"x").status_code == 400


def test_the_page_of_a_message_leads_to_the_sealing(sender: Sender) -> None:
    answer = sender.person.client.get(f"/projects/{sender.call.project}/messages/bid_submitted")
    assert answer.headers["Location"] == f"/market/projects/{sender.call.project}/bids"
    page = sender.person.get(f"/market/projects/{sender.call.project}/bids")
    assert "标段 2" in page
    assert "/lots/2/bid" in page


def test_after_the_deadline_the_pages_stand_and_take_nothing(sender: Sender) -> None:
    bid = sender.begins()
    sender.call.house.passes(days=2)
    assert sender.puts(bid, 0, b"x").status_code == 409
    for path in ("bids", "lots/1/bid"):
        page = sender.person.get(f"/market/projects/{sender.call.project}/{path}")
        assert "现在不接收投标文件" in page


def test_the_keys_of_receipts_are_public(desk: Desk) -> None:
    page = desk["agency.agency1"].another().client.get("/keys")
    assert page.status_code == 200
    assert "Ed25519" in page.get_data(as_text=True)
