"""A sealed bid is received with a signed receipt, replaced, withdrawn; to the second, and once."""

import pytest

from engine import worker
from engine.errors import Invalid, NotFound, SealingRefused, TooLate, WrongState
from engine.sealing import receipt as receipts
from engine.store import chunks
from engine.trading.bids.queries.chunk_paths import chunk_paths
from engine.trading.bids.queries.own_bids import own_bids, own_receipt
from engine.trading.bids.queries.receipt_keys import check_receipt, receipt_keys
from engine.trading.bids.queries.sealed_bids import sealed_bids
from engine.trading.bids.tables import BidChunkRow, BidRow
from engine.vocabulary import Actor, Fact
from engine.workflow.orders.send_message import SendMessage
from tests.trading.bids.bidding import Bidding, bidding
from tests.workflow.houses import House


def test_a_bid_is_received_with_a_receipt_anybody_can_check(call: Bidding, first: Actor) -> None:
    bid = call.uploaded(first)
    call.send(first, bid)
    (row,) = call.house.rows(BidRow)
    assert row.state == "received"
    receipt = call.house.ask(own_receipt, first, bid)
    assert (receipt["root"], receipt["manifest_hash"]) == (row.root, row.hash)
    assert receipt["received_at"] == row.received_at.isoformat()
    receipts.check(receipt, call.house.ask(receipt_keys)["intl"])
    call.house.ask(check_receipt, receipt)
    (fact,) = call.house.told(call.project, Fact.BID_RECEIVED)
    assert fact["hash"] == row.hash
    assert call.house.ledger_is_whole()


@pytest.mark.parametrize("suite", ["intl", "sm"])
def test_a_forged_receipt_is_refused(small_house: House, suite: str) -> None:
    call, by = bidding(small_house, suite), small_house.actor("bidder.bidder1")
    bid = call.uploaded(by)
    call.send(by, bid)
    receipt = dict(call.house.ask(own_receipt, by, bid))
    call.house.ask(check_receipt, receipt)
    for name in receipt:
        with pytest.raises(SealingRefused):
            call.house.ask(check_receipt, {**receipt, name: "0"})
    for forged in ({}, {**receipt, "more": 1}, {"suite": suite}):
        with pytest.raises(SealingRefused):
            call.house.ask(check_receipt, forged)


def test_only_its_bidder_has_the_receipt(call: Bidding, first: Actor, second: Actor) -> None:
    bid = call.uploaded(first)
    with pytest.raises(NotFound):
        call.house.ask(own_receipt, first, bid)
    call.send(first, bid)
    for login in ("bidder.bidder2", "agency.agency1", "centre_opening.nanjing"):
        with pytest.raises(NotFound):
            call.house.ask(own_receipt, call.house.actor(login), bid)
    assert call.house.ask(own_bids, second, call.project) == ()
    assert len(call.house.ask(own_bids, first, call.project)) == 1


def test_the_bid_before_is_replaced_and_its_cipher_text_erased(call: Bidding, first: Actor) -> None:
    old, new = call.uploaded(first), call.uploaded(first, content=b"better")
    call.send(first, old)
    call.send(first, new)
    states = {row.id: row.state for row in call.house.rows(BidRow)}
    assert states == {old: "replaced", new: "received"}
    store = chunks.of(call.house.settings)
    assert store.folder(old).is_dir()
    worker.erase_bids(call.house.engine)
    assert not store.folder(old).exists()
    assert [row.bid for row in call.house.rows(BidChunkRow)] == [new]
    (gone,) = call.house.rows(BidRow, id=old)
    assert (gone.manifest, gone.erased) == (None, True)
    assert gone.hash == call.house.ask(own_receipt, first, old)["manifest_hash"]
    assert [one["receipt"] for one in call.house.told(call.project, Fact.BID_REPLACED)] == [old]
    assert [path.is_file() for path in call.house.ask(chunk_paths, new)] == [True]
    worker.erase_bids(call.house.engine)
    assert call.house.ledger_is_whole()


def test_a_withdrawn_bid_is_erased_and_another_may_come(call: Bidding, first: Actor) -> None:
    bid = call.uploaded(first)
    call.send(first, bid)
    call.withdraw(first)
    worker.erase_bids(call.house.engine)
    assert not chunks.of(call.house.settings).folder(bid).exists()
    with call.house.refusing(WrongState):
        call.send(first, bid)
    call.send(first, call.uploaded(first))
    assert len(call.house.ask(sealed_bids, call.project, "1")) == 1


def test_an_upload_nobody_sent_lapses_after_days(call: Bidding, first: Actor) -> None:
    late = bidding_for_weeks(call.house)
    draft, sent = late.begin(first), late.uploaded(first)
    late.send(first, sent)
    late.put(first, draft, 0, b"x")
    late.house.passes(days=7)
    fresh = late.begin(first)
    worker.erase_bids(late.house.engine)
    worker.erase_bids(late.house.engine)
    states = {row.id: (row.state, row.erased) for row in late.house.rows(BidRow)}
    assert states[draft] == ("lapsed", True)
    assert states[sent] == ("received", False)
    assert states[fresh] == ("draft", False)
    assert not chunks.of(late.house.settings).folder(draft).exists()


def bidding_for_weeks(house: House) -> Bidding:
    return bidding(house, hours=24 * 30)


@pytest.mark.parametrize(("seconds", "received"), [(-1, True), (0, False), (1, False)])
def test_the_deadline_counts_to_the_second(
    small_call: Bidding, seconds: int, received: bool
) -> None:
    by, house = small_call.house.actor("bidder.bidder1"), small_call.house
    bid = small_call.uploaded(by)
    # The clock goes on while the test runs, so the second before is approached from far enough.
    house.passes(hours=24, seconds=-10 if received else seconds)
    if received:
        small_call.send(by, bid)
    else:
        with pytest.raises(TooLate) as refused:
            small_call.send(by, bid)
        assert refused.value.where["rule"] == "ZTB-14"
        assert house.told(small_call.project, Fact.MESSAGE_REFUSED)[0]["reason"] == "TooLate"
    assert (house.rows(BidRow)[0].state == "received") is received


def test_a_bid_that_is_not_ones_own_or_not_sealed_is_not_received(
    call: Bidding, first: Actor, second: Actor
) -> None:
    sealed, draft = call.uploaded(first), call.begin(second)
    with call.house.refusing(NotFound):
        call.send(second, sealed)
    with call.house.refusing(NotFound):
        call.send(first, sealed, lot="2")
    with call.house.refusing(WrongState):
        call.send(second, draft)
    call.send(first, sealed)
    with call.house.refusing(WrongState):
        call.send(first, sealed)


def test_without_an_upload_nothing_is_received_where_bids_are_sealed(small_call: Bidding) -> None:
    by = small_call.house.actor("bidder.bidder1")
    order = SendMessage(
        actor=by,
        name="bid_submitted",
        project=small_call.project,
        data={"lot_id": "1", "honest": True},
    )
    with pytest.raises((Invalid, WrongState)):
        small_call.house.give(order)
    assert small_call.house.rows(BidRow) == []


def test_lots_are_counted_apart(call: Bidding, first: Actor, second: Actor) -> None:
    call.send(second, call.uploaded(second))
    call.send(first, call.uploaded(first))
    call.send(first, call.uploaded(first, lot="2"), lot="2")
    numbers = [one.number for one in call.house.ask(sealed_bids, call.project, "1")]
    assert numbers == [1, 2]
    assert len(call.house.ask(sealed_bids, call.project, "2")) == 1
