"""An upload comes in chunk by chunk, is closed by its manifest, and is nobody else's business."""

import io
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from engine.errors import (
    Invalid,
    NotAllowed,
    NotFound,
    SealingRefused,
    TooLarge,
    TooLate,
    WrongState,
)
from engine.sealing import manifest as manifests
from engine.sealing import tree
from engine.sealing.suites import suite_named
from engine.store import chunks
from engine.store.ledger_tables import FactRow
from engine.trading.bids import incoming, limits
from engine.trading.bids.orders.begin_bid import BeginBid
from engine.trading.bids.orders.put_bid_chunk import PutBidChunk
from engine.trading.bids.orders.seal_manifest import SealManifest
from engine.trading.bids.queries.bid_upload import bid_upload, chunk_slot
from engine.trading.bids.tables import BidChunkRow, BidRow
from engine.trading.keys.tables import CustodianKeyRow
from engine.vocabulary import Actor
from tests.trading.bids.bidding import Bidding, bidding
from tests.workflow.houses import House

STAFF = ("agency.agency1", "centre_opening.nanjing", "supervisor.nanjing")
MORE_THAN_A_CHUNK = bytes(limits.CHUNK + 5)


def seal(call: Bidding, by: Actor, bid: str, manifest: bytes) -> str:
    return str(call.house.give(SealManifest(actor=by, bid=bid, manifest=manifest)))


def test_chunks_may_come_in_any_order_and_twice(call: Bidding, first: Actor) -> None:
    bid = call.begin(first)
    manifest, parts = call.sealed(bid, content=MORE_THAN_A_CHUNK)
    for index in (1, 0, 1):
        call.put(first, bid, index, parts[index])
    upload = call.house.ask(bid_upload, first, bid)
    assert [one.size for one in upload.chunks] == [len(part) for part in parts]
    assert seal(call, first, bid, manifest) == seal(call, first, bid, manifest)
    (row,) = call.house.rows(BidRow)
    assert (row.state, row.size, row.chunks) == ("sealed", sum(map(len, parts)), 2)
    with call.house.sessions() as session:
        told = set(session.scalars(select(FactRow.order_name)))
    assert not told & {"BeginBid", "PutBidChunk", "SealManifest"}


@pytest.mark.parametrize("suite", ["intl", "sm"])
def test_the_hash_of_a_streamed_chunk_is_the_leaf_of_the_tree(suite: str) -> None:
    content = bytes(range(256)) * 5000
    digest = incoming.leaf_digest(suite)
    kept = chunks.measure(io.BytesIO(content), len(content), digest)
    assert kept.hash == tree.leaf(suite_named(suite), content).hex()


def test_the_chinese_suite_is_uploaded_and_received_as_well(small_house: House) -> None:
    call, by = bidding(small_house, "sm"), small_house.actor("bidder.bidder1")
    call.send(by, call.uploaded(by))
    assert [row.state for row in small_house.rows(BidRow)] == ["received"]


def test_another_chunk_at_the_same_place_is_refused(call: Bidding, first: Actor) -> None:
    bid = call.begin(first)
    call.put(first, bid, 0, b"one")
    with call.house.refusing(WrongState):
        call.put(first, bid, 0, b"two")
    store = chunks.of(call.house.settings)
    assert len(list(store.folder(bid).iterdir())) == 1


def test_a_chunk_that_was_never_stored_is_refused(call: Bidding, first: Actor) -> None:
    bid = call.begin(first)
    order = PutBidChunk(actor=first, bid=bid, index=0, hash="0" * 64, size=1)
    with call.house.refusing(Invalid):
        call.house.give(order)


def test_what_is_larger_than_allowed_is_refused(small_house: House) -> None:
    call, by = bidding(small_house), small_house.actor("bidder.bidder1")
    bid = call.begin(by)
    with call.house.refusing(TooLarge):
        call.put(by, bid, 0, bytes(limits.CHUNK + 1))
    small = replace(small_house.settings, bid_bytes=100)
    small_house.engine.house.settings = small
    call.put(by, bid, 0, bytes(60))
    with call.house.refusing(TooLarge):
        call.put(by, bid, 1, bytes(41))
    call.put(by, bid, 1, bytes(40))
    with call.house.refusing(TooLarge):
        call.put(by, bid, 2, b"x")
    with call.house.refusing(Invalid):
        call.house.ask(chunk_slot, by, bid, limits.MOST_CHUNKS)


def test_an_organisation_has_only_so_many_uploads_begun(small_call: Bidding) -> None:
    by, other = (small_call.house.actor(f"bidder.bidder{n}") for n in (1, 2))
    for _ in range(limits.MOST_UPLOADS):
        small_call.begin(by)
    with small_call.house.refusing(Invalid):
        small_call.begin(by)
    small_call.begin(other)


def test_nobody_else_finds_an_upload(call: Bidding, first: Actor, second: Actor) -> None:
    bid = call.begin(first)
    call.put(first, bid, 0, b"x")
    for login in STAFF:
        with call.house.refusing(NotFound):
            call.house.ask(bid_upload, call.house.actor(login), bid)
    for named in (bid, "0" * 32, "../../etc", ""):
        by = second if named == bid else first
        with call.house.refusing(NotFound):
            call.put(by, named, 1, b"x")
        with call.house.refusing(NotFound):
            seal(call, by, named, b"{}")


@pytest.mark.parametrize(
    "login", ["agency.agency1", "centre_opening.nanjing", "supervisor.nanjing"]
)
def test_only_bidders_begin(small_call: Bidding, login: str) -> None:
    by = small_call.house.actor(login)
    with small_call.house.refusing(NotFound, NotAllowed):
        small_call.begin(by)


def test_lot_and_project_must_be_there(small_call: Bidding) -> None:
    by = small_call.house.actor("bidder.bidder1")
    with small_call.house.refusing(NotFound):
        small_call.begin(by, "3")
    with small_call.house.refusing(NotFound):
        small_call.house.give(BeginBid(actor=by, project="none", lot="1"))


def test_after_the_deadline_nothing_is_begun_uploaded_or_sealed(
    call: Bidding, first: Actor
) -> None:
    bid = call.begin(first)
    manifest, (chunk,) = call.sealed(bid)
    call.put(first, bid, 0, chunk)
    call.house.passes(hours=24)
    with call.house.refusing(TooLate):
        call.begin(first)
    with call.house.refusing(TooLate):
        call.put(first, bid, 0, chunk)
    with call.house.refusing(TooLate):
        seal(call, first, bid, manifest)
    order = PutBidChunk(actor=first, bid=bid, index=1, hash="0" * 64, size=1)
    with call.house.refusing(TooLate):
        call.house.give(order)


def test_a_sealed_bid_takes_no_chunk_and_no_other_manifest(call: Bidding, first: Actor) -> None:
    bid = call.uploaded(first)
    other, _ = call.sealed(bid)
    with call.house.refusing(WrongState):
        call.put(first, bid, 1, b"x")
    with call.house.refusing(WrongState):
        seal(call, first, bid, other)


def test_a_manifest_must_fit_the_bid_and_its_chunks(call: Bidding, first: Actor) -> None:
    bid, other = call.begin(first), call.begin(first)
    sealed, parts = call.sealed(bid, content=MORE_THAN_A_CHUNK)
    call.put(first, bid, 0, parts[0])
    assert _refused(call, first, bid, sealed) == ("chunk_missing", {"index": 1})
    call.put(first, bid, 1, parts[1])
    replayed, _ = call.sealed(other)
    assert _refused(call, first, bid, replayed) == ("manifest", {"place": "bid"})
    elsewhere, _ = call.sealed(bid, lot="2")
    assert _refused(call, first, bid, elsewhere) == ("manifest", {"place": "lot"})
    short, _ = call.sealed(bid)
    assert _refused(call, first, bid, short)[0] == "chunk"
    changed = replace(manifests.read(sealed), root=bytes(32))
    assert _refused(call, first, bid, manifests.written(changed)) == ("root", {})
    assert _refused(call, first, bid, b"[" * 100_000)[0] == "manifest"
    assert _refused(call, first, bid, sealed + b" ")[0] == "manifest"
    seal(call, first, bid, sealed)


def test_a_bid_sealed_to_other_keys_is_refused(small_house: House) -> None:
    call, by = bidding(small_house), small_house.actor("bidder.bidder1")
    bid = call.begin(by)
    stranger = bidding_keys(call)
    sealed, (chunk,) = stranger.sealed(bid)
    call.put(by, bid, 0, chunk)
    assert _refused(call, by, bid, sealed) == ("manifest", {"place": "custodians"})


def bidding_keys(call: Bidding) -> Bidding:
    """The same project as somebody would forge it: two custodians change places."""
    tenderee, witness, supervisor = call.keys
    swapped = {
        tenderee: call.keys[witness],
        witness: call.keys[tenderee],
        supervisor: call.keys[supervisor],
    }
    return replace(call, keys=swapped)


def test_while_a_key_may_be_replaced_no_bid_begins(small_call: Bidding) -> None:
    with small_call.house.sessions.begin() as session:
        last = CustodianKeyRow.role == "supervisor"
        session.execute(update(CustodianKeyRow).where(last).values(fixed_at=None))
    with small_call.house.refusing(WrongState):
        small_call.begin(small_call.house.actor("bidder.bidder1"))


def _refused(call: Bidding, by: Actor, bid: str, manifest: bytes) -> tuple[str, dict[str, object]]:
    """Code and place of the refusal; nothing changes by it."""
    with call.house.refusing(SealingRefused) as refused:
        seal(call, by, bid, manifest)
    where = dict(refused.value.where)
    return str(where.pop("code")), {k: v for k, v in where.items() if k in ("index", "place")}


def test_chunks_lie_in_the_bids_own_folder_only(small_call: Bidding) -> None:
    by = small_call.house.actor("bidder.bidder1")
    bid = small_call.begin(by)
    kept = small_call.put(by, bid, 0, b"cipher")
    store = chunks.of(small_call.house.settings)
    assert store.path(bid, 0, kept.hash).read_bytes() == b"cipher"
    assert len(small_call.house.rows(BidChunkRow)) == 1
    with pytest.raises(NotFound):
        store.folder("../x")
    with pytest.raises(NotFound):
        store.path(bid, 0, "../x")
