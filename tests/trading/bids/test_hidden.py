"""Before the opening nobody but its bidder learns of a sealed bid, nor how many there are."""

import re

import pytest

from engine.store.chunks import FOLDER
from engine.trading.bids.calls import call_of
from engine.trading.bids.queries.own_bids import own_bids
from engine.trading.bids.tables import BidRow
from tests.trading.bids.bidding import CANARY, CUSTODIANS, Bidding, bidding
from tests.webapp.desk.desk import Desk
from tests.workflow.houses import House

STAFF = (
    "agency.agency1",
    "tenderee.tenderee1",
    "centre_intake.nanjing",
    "centre_opening.nanjing",
    "centre_witness.nanjing",
    "supervisor.nanjing",
    "bidder.bidder3",
)
PAGES = (
    "/projects/{project}",
    "/projects/{project}/history",
    "/projects",
    "/desk",
    "/market/",
    "/market/projects/{project}/bids",
    "/market/bids/{bid}/receipt",
    "/market/bids/{bid}/upload",
    "/market/bids/{bid}/receipt.json",
)


@pytest.fixture
def full(small_house: House) -> Bidding:
    """Two bids received, one of them replaced before."""
    call = bidding(small_house)
    one, two = (small_house.actor(f"bidder.bidder{n}") for n in (1, 2))
    for by in (one, one, two):
        call.send(by, call.uploaded(by, content=bytes(12_345)))
    return call


@pytest.mark.parametrize("login", STAFF)
def test_no_page_tells_anybody_of_the_bids_of_others(full: Bidding, login: str) -> None:
    desk = Desk(full.house)
    rows = full.house.rows(BidRow)
    secrets = {
        str(value) for row in rows for value in (row.hash, row.root, row.pseudonym, row.size)
    }
    for page in PAGES:
        for bid in {row.id for row in rows}:
            answer = desk[login].client.get(page.format(project=full.project, bid=bid))
            text = answer.get_data(as_text=True)
            assert not {secret for secret in secrets if secret in text}, page
            assert not re.search(r"接收B-|替换先前", text), page
            assert answer.status_code in (200, 302, 403, 404), page


def test_a_bidder_learns_of_its_own_bid_and_of_no_other(full: Bidding) -> None:
    by = full.house.actor("bidder.bidder2")
    assert [one.state for one in full.house.ask(own_bids, by, full.project)] == ["received"]
    assert full.house.ask(call_of, by, full.project).open
    text = Desk(full.house)["bidder.bidder2"].client.get(f"/projects/{full.project}").text
    others = {row.pseudonym for row in full.house.rows(BidRow)}
    own = full.house.ask(call_of, by, full.project).pseudonym
    assert not {name for name in others - {own} if name in text}


def test_nothing_sealed_lies_about_in_the_clear(full: Bidding) -> None:
    """Neither in any table nor in any file of the house."""
    dump = repr(full.house.dump())
    for secret in (CANARY, "1234567.89", "投标书"):
        assert secret not in dump
    for path in (full.house.settings.files / FOLDER).rglob("*-*"):
        assert CANARY.encode() not in path.read_bytes()


def test_custodians_know_nothing_either(full: Bidding) -> None:
    assert set(full.keys) == set(CUSTODIANS)
    told = repr([fact.particulars for fact in full.house.facts(full.project)])
    assert CANARY not in told
    for row in full.house.rows(BidRow):
        assert str(row.size) not in told
