"""Two of three custodians and the bidder open a bid; who fails it bears what follows."""

from dataclasses import replace

import pytest

from engine.errors import Invalid, NotAllowed, NotFound, WrongState
from engine.people.queries.names import organisation_names
from engine.sealing import tree
from engine.store.ledger_tables import FactRow
from engine.trading.bids.queries.chunk_paths import chunk_paths
from engine.trading.bids.tables import BidRow
from engine.trading.opening import checking
from engine.trading.opening.orders.hand_in_bidder_key import HandInBidderKey
from engine.trading.opening.tables import HandedInRow, OpeningRow
from engine.vocabulary import Fact
from tests.trading.opening.hall import Hall, files, hall
from tests.workflow.conftest import Build
from tests.workflow.houses import House

OPENED = ("opened", None)


@pytest.fixture
def small(small_house: House) -> Hall:
    return hall(small_house)


def test_two_of_three_custodians_suffice_and_nobody_waits_for_the_window(house: House) -> None:
    one = hall(house)
    bids = [one.bid(number, price=f"{number}00.50") for number in (1, 2, 3)]
    one.begins()
    for role in ("tenderee", "supervisor"):
        one.hands_in(role)
    for bid in bids[:2]:
        one.decrypts(bid)
    assert one.opened() == []
    one.decrypts(bids[2])
    one.house.settle()
    assert one.outcomes() == {bid.id: OPENED for bid in bids}
    rows = one.opened()
    assert [row.fields for row in rows] == [
        {"price": row.fields["price"], "period": "90 天"} for row in rows
    ]
    assert [str(row.fields["price"]) for row in rows] == ["100.50", "200.50", "300.50"]
    assert [row.name for row in rows] == [house_name(one, n) for n in (1, 2, 3)]
    (opening,) = one.house.rows(OpeningRow, lot="1")
    assert opening.settled_at is not None
    assert one.house.ledger_is_whole()


def house_name(one: Hall, number: int) -> str:
    key = str(one.bidder(number).organisation)
    return one.house.ask(organisation_names, {key})[key]


def test_one_custodian_does_not_suffice_and_nobody_is_blamed_but_custodians(house: House) -> None:
    one = hall(house)
    bid = one.bid(1)
    one.begins()
    one.hands_in("tenderee")
    one.decrypts(bid)
    one.window_ends()
    assert one.outcomes() == {bid.id: ("withdrawn", "custodians")}


def test_a_bidder_that_does_not_decrypt_has_revoked_and_the_others_go_on(house: House) -> None:
    one = hall(house)
    bids = [one.bid(number) for number in (1, 2, 3)]
    one.begins()
    for role in ("tenderee", "centre_witness", "supervisor"):
        one.hands_in(role)
    for bid in bids[:2]:
        one.decrypts(bid)
    one.window_ends()
    expected = {bid.id: OPENED for bid in bids[:2]} | {bids[2].id: ("revoked", "no_bidder_key")}
    assert one.outcomes() == expected
    (told,) = [one for one in one.house.told(one.project, Fact.BIDS_READ_OUT) if one["lot"] == "1"]
    assert (told["opened"], told["revoked"], told["withdrawn"]) == (2, 1, 0)


def test_when_nobody_hands_anything_in_every_bid_falls_out(small: Hall) -> None:
    bids = [small.bid(number) for number in (1, 2)]
    small.begins()
    small.window_ends()
    assert small.outcomes() == {bid.id: ("withdrawn", "custodians") for bid in bids}
    opened = {row.lot: row.settled_at is not None for row in small.house.rows(OpeningRow)}
    assert opened == {"1": True, "2": True}


def test_lots_open_without_each_other(small: Hall) -> None:
    first, second = small.bid(1, "1"), small.bid(1, "2", price="7.00")
    small.begins()
    for role in ("tenderee", "supervisor"):
        small.hands_in(role, "2")
    small.decrypts(second)
    small.house.settle()
    assert small.outcomes() == {second.id: OPENED}
    small.window_ends()
    assert small.outcomes()[first.id] == ("withdrawn", "custodians")


def test_before_the_deadline_nothing_is_taken(small: Hall) -> None:
    bid = small.bid(1)
    with small.house.refusing(NotFound):
        small.hands_in("tenderee", shares={bid.id: "AAAA"})
    with small.house.refusing(NotFound):
        small.decrypts(bid)
    assert small.house.rows(HandedInRow) == []


def test_an_opening_does_not_begin_before_its_deadline(small: Hall) -> None:
    small.bid(1)
    with small.house.refusing(WrongState):
        small.house.complete(small.project, "work")
    assert small.house.rows(OpeningRow) == []


def test_after_the_window_nothing_is_taken(small: Hall) -> None:
    bid = small.bid(1)
    small.begins()
    small.window_ends()
    for late in (lambda: small.hands_in("tenderee"), lambda: small.decrypts(bid)):
        with small.house.refusing(WrongState):
            late()


def test_a_wrong_key_of_a_bidder_is_refused_and_the_right_one_taken_after(small: Hall) -> None:
    mine, other = small.bid(1), small.bid(2)
    small.begins()
    with small.house.refusing(Invalid):
        small.decrypts(mine, other.secret.k_bidder)
    with small.house.refusing(Invalid):
        order = HandInBidderKey(actor=mine.by, project=small.project, lot="1", secret="?")
        small.house.give(order)
    small.decrypts(mine)
    small.decrypts(mine)
    assert [row.bid for row in small.house.rows(HandedInRow)] == [mine.id]


def test_who_has_no_bid_hands_in_no_key(small: Hall) -> None:
    bid = small.bid(1)
    small.begins()
    with small.house.refusing(NotAllowed):
        small.decrypts(replace(bid, by=small.bidder(2)))
    with small.house.refusing(NotAllowed):
        small.decrypts(replace(bid, by=small.house.agency))


def test_the_share_of_another_bid_another_lot_or_another_custodian_is_named(small: Hall) -> None:
    one, two, elsewhere = small.bid(1), small.bid(2), small.bid(1, "2")
    small.begins()
    right = small.shares("tenderee")
    swapped = {one.id: right[two.id], two.id: right[two.id]}
    with small.house.refusing(Invalid) as refused:
        small.hands_in("tenderee", shares=swapped)
    assert isinstance(refused.value, Invalid)
    assert [problem.params for problem in refused.value.problems] == [{"number": 1}]
    for wrong in (
        {one.id: small.shares("supervisor")[one.id]},
        {one.id: "no base64"},
        {elsewhere.id: small.shares("tenderee", "2")[elsewhere.id]},
        {"no-such-bid": right[one.id]},
    ):
        with small.house.refusing(Invalid):
            small.hands_in("tenderee", shares=wrong)
    assert small.hands_in("tenderee") == 2
    assert small.hands_in("tenderee") == 0


def test_nobody_hands_in_for_a_custodian_of_another_house(small: Hall) -> None:
    small.bid(1)
    small.begins()
    for login in ("bidder.bidder2", "agency.agency1", "centre_opening.nanjing"):
        with small.house.refusing(NotAllowed):
            small.hands_in("tenderee", by=small.house.actor(login))


def test_an_envelope_that_names_somebody_else_is_revoked(small: Hall) -> None:
    other = small.bidder(2).organisation
    bid = small.bid(1, read_out={"organisation": other})
    open_all(small)
    assert small.outcomes() == {bid.id: ("revoked", "identity")}


@pytest.mark.parametrize(
    "fields", [{}, {"price": "-"}, {"price": "1.00", "period": "x", "more": "y"}, None, []]
)
def test_read_out_fields_that_the_form_refuses_are_the_bidder_s_fault(
    small: Hall, fields: object
) -> None:
    bid = small.bid(1, read_out={"fields": fields})
    open_all(small)
    assert small.outcomes() == {bid.id: ("revoked", "fields")}


def open_all(one: Hall) -> None:
    one.begins()
    for role in ("tenderee", "supervisor"):
        one.hands_in(role)
    for bid in one.bids:
        one.decrypts(bid)
    one.window_ends()


def test_an_envelope_that_does_not_open_is_the_bidder_s_fault(small: Hall) -> None:
    def spoiled(made: object, chunks: object) -> object:
        return replace(made, envelope=b"\0" * len(made.envelope))  # type: ignore[type-var,attr-defined]

    bid = small.bid(1, tamper=spoiled)
    open_all(small)
    assert small.outcomes() == {bid.id: ("revoked", "envelope")}


def test_shares_that_no_custodian_can_open_are_the_bidder_s_fault(small: Hall) -> None:
    def spoiled(made: object, chunks: object) -> object:
        parts = tuple(replace(part, sealed_share=b"\0" * 40) for part in made.custodians)  # type: ignore[attr-defined]
        return replace(made, custodians=parts)  # type: ignore[type-var]

    bid = small.bid(1, tamper=spoiled)
    small.begins()
    for role in ("tenderee", "supervisor"):
        small.hands_in(role, shares={}, unusable=(bid.id,))
    small.decrypts(bid)
    small.window_ends()
    assert small.outcomes() == {bid.id: ("revoked", "shares_unusable")}


def test_one_custodian_who_claims_it_does_not_open_harms_no_bidder(small: Hall) -> None:
    bid = small.bid(1)
    small.begins()
    small.hands_in("tenderee", shares={}, unusable=(bid.id,))
    small.hands_in("supervisor")
    small.decrypts(bid)
    small.window_ends()
    assert small.outcomes() == {bid.id: ("withdrawn", "custodians")}


def test_a_custodian_who_first_had_the_wrong_file_hands_the_shares_in_after_all(
    small: Hall,
) -> None:
    bid = small.bid(1)
    small.begins()
    small.hands_in("tenderee", shares={}, unusable=(bid.id,))
    assert small.hands_in("tenderee") == 1
    small.hands_in("supervisor")
    small.decrypts(bid)
    small.house.settle()
    assert small.outcomes() == {bid.id: OPENED}


def test_the_chinese_suite_opens_as_well(build: Build) -> None:
    house = build()
    house.settings = house.engine.house.settings = replace(house.settings, suite="sm")
    one = hall(house)
    bid = one.bid(1, content=files(("标书.bin", bytes(9 * 1024 * 1024))))
    open_all(one)
    assert one.outcomes() == {bid.id: OPENED}
    (row,) = one.opened()
    assert (row.chunks, row.checked) == (2, 2)


def test_a_flipped_byte_on_our_disk_is_named_and_the_platform_s_fault(small: Hall) -> None:
    bid, other = small.bid(1), small.bid(2)
    (path,) = small.house.ask(chunk_paths, bid.id)
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    open_all(small)
    assert small.outcomes() == {bid.id: ("withdrawn", "storage"), other.id: OPENED}
    assert [(row.chunk, row.content_key is None) for row in small.opened()] == [
        (0, True),
        (None, False),
    ]
    (told,) = [
        fact
        for fact in small.house.told(small.project, Fact.CONTENT_CHECKED)
        if fact["outcome"] == "withdrawn"
    ]
    assert (told["number"], told["chunk"]) == (1, 0)


def test_a_chunk_that_is_gone_is_the_platform_s_fault(small: Hall) -> None:
    bid = small.bid(1)
    for path in small.house.ask(chunk_paths, bid.id):
        path.unlink()
    open_all(small)
    assert small.outcomes() == {bid.id: ("withdrawn", "storage")}


def test_a_manifest_changed_in_the_database_is_the_platform_s_fault(small: Hall) -> None:
    bid = small.bid(1)
    with small.house.sessions.begin() as session:
        row = session.get_one(BidRow, bid.id)
        assert row.manifest is not None
        row.manifest = row.manifest.replace(b"sunroad-cli 0.1.0", b"sunroad-cli 0.1.1")
    small.begins()
    small.window_ends()
    assert small.outcomes() == {bid.id: ("withdrawn", "storage")}


def test_content_that_was_received_so_and_does_not_open_is_the_bidder_s_fault(
    small: Hall,
) -> None:
    def spoiled(made: object, chunks: list[bytes]) -> object:
        chunks[0] = bytes([chunks[0][0] ^ 1]) + chunks[0][1:]
        method = made.method  # type: ignore[attr-defined]
        root = tree.root(method, [tree.leaf(method, chunk) for chunk in chunks])
        return replace(made, root=root)  # type: ignore[type-var]

    bid = small.bid(1, tamper=spoiled)
    open_all(small)
    assert small.outcomes() == {bid.id: ("revoked", "content")}
    assert [row.chunk for row in small.opened()] == [0]


@pytest.mark.parametrize(
    "content",
    [
        [b"\0\0\0\x05nojson"],
        [b"\xff\xff\xff\xff"],
        [b"x"],
        [*files(("a", b"12345"))[:1], b"123"],
    ],
)
def test_content_that_is_no_list_of_files_is_the_bidder_s_fault(
    small: Hall, content: list[bytes]
) -> None:
    bid = small.bid(1, content=content)
    open_all(small)
    assert small.outcomes() == {bid.id: ("revoked", "content")}


def test_contents_are_checked_in_pieces(small: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "PIECE", 1)
    bid = small.bid(1, content=files(("big.bin", bytes(17 * 1024 * 1024))))
    open_all(small)
    (row,) = small.opened()
    assert (row.outcome, row.chunks, row.checked) == ("opened", 3, 3)
    assert row.bid == bid.id


def test_secrets_are_wiped_at_the_read_out_and_stand_nowhere_in_the_clear(small: Hall) -> None:
    bid = small.bid(1, price="7654321.99")
    small.begins()
    shares = small.shares("tenderee")
    small.hands_in("tenderee")
    small.decrypts(bid)
    kept = small.house.rows(HandedInRow)
    assert all(row.secret for row in kept)
    dump = str(small.house.dump())
    for secret in (shares[bid.id], bid.secret.k_bidder.hex()):
        assert secret not in dump
    small.hands_in("supervisor")
    small.house.settle()
    assert [row.secret for row in small.house.rows(HandedInRow)] == [None] * 3
    with small.house.sessions() as session:
        told = str([row.particulars for row in session.query(FactRow)])
    assert "7654321" not in told
