"""Attendance, objections answered on the spot, minutes that are signed, and the way on."""

from collections.abc import Iterator
from typing import Any

import pytest

from engine.errors import Invalid, NotAllowed, NotFound, SomeoneWasFaster, WrongState
from engine.store import exact
from engine.trading.documents import signing
from engine.trading.documents.tables import IssuedRow
from engine.trading.opening.minutes import hash_of
from engine.trading.opening.orders.answer_objection import AnswerOpeningObjection
from engine.trading.opening.orders.close_opening import CloseOpening
from engine.trading.opening.orders.draw_up_minutes import DrawUpMinutes
from engine.trading.opening.orders.raise_objection import RaiseOpeningObjection
from engine.trading.opening.orders.sign_in import SignInToOpening
from engine.trading.opening.orders.sign_minutes import SignMinutes
from engine.trading.opening.orders.take_bid_file import TakeBidFile
from engine.trading.opening.tables import AttendanceRow, MinutesSignatureRow, OpeningRow
from engine.vocabulary import Actor, Data, Fact, Order
from tests.trading.opening.hall import HOST, RECORDER, Bid, Hall, hall
from tests.workflow.houses import House


@pytest.fixture
def small(small_house: House) -> Hall:
    return hall(small_house)


def gives(one: Hall, kind: type[Order], by: str | Actor, lot: str = "1", **more: object) -> object:
    actor = by if isinstance(by, Actor) else one.house.actor(by)
    return one.house.give(kind(actor=actor, project=one.project, lot=lot, **more))


def read_out(one: Hall, bidders: int = 3, decrypting: int = 3) -> list[Bid]:
    """Bids of lot 1, opened."""
    bids = [one.bid(number, price=f"{number}00.00") for number in range(1, bidders + 1)]
    one.begins()
    for role in ("tenderee", "supervisor"):
        one.hands_in(role)
    for bid in bids[:decrypting]:
        one.decrypts(bid)
    one.window_ends()
    return bids


def signed(one: Hall, lot: str = "1") -> str:
    """Drawn up, and signed by those who must."""
    hash_ = str(gives(one, DrawUpMinutes, RECORDER, lot))
    for login in (HOST, RECORDER):
        gives(one, SignMinutes, login, lot, hash=hash_)
    return hash_


def outcome(one: Hall) -> Iterator[Data]:
    """What the lots' diagrams came to."""
    results = one.house.inside(one.project).case["results"]
    assert isinstance(results, list)
    yield from (result for result in results if isinstance(result, dict))


def test_from_attendance_to_the_end_of_the_diagram(house: House) -> None:
    one = hall(house)
    bids = [one.bid(number, price=f"{number}00.00") for number in (1, 2, 3)]
    one.begins()
    for by in (bids[0].by, bids[0].by, HOST, RECORDER, "supervisor.nanjing"):
        gives(one, SignInToOpening, by)
    assert sorted(row.role for row in one.house.rows(AttendanceRow)) == [
        "bidder",
        "host",
        "recorder",
        "supervisor",
    ]
    for role in ("tenderee", "supervisor"):
        one.hands_in(role)
    for bid in bids:
        one.decrypts(bid)
    one.window_ends()
    objection = gives(one, RaiseOpeningObjection, bids[1].by, text="唱标金额与我方报价不符")
    with one.house.refusing(WrongState):
        gives(one, DrawUpMinutes, RECORDER)
    gives(one, AnswerOpeningObjection, HOST, objection=objection, answer="已当场核对，一致")
    signed(one)
    gives(one, SignMinutes, bids[0].by, hash=one.house.rows(OpeningRow, lot="1")[0].minutes_hash)
    gives(one, CloseOpening, HOST)
    signed(one, "2")
    gives(one, CloseOpening, HOST, "2")
    first, second = outcome(one)
    assert (first["opened_count"], first["go_on"], first["rule"]) == (3, True, "ZTB-50")
    assert (second["opened_count"], second["go_on"], second["rule"]) == (0, False, "ZTB-13")
    rows = first["bids"]
    assert isinstance(rows, list)
    assert [(row["number"], row["signed_in"], str(row["price"])) for row in rows] == [  # type: ignore[index,call-overload]
        (1, "yes", "100.00"),
        (2, "no", "200.00"),
        (3, "no", "300.00"),
    ]
    assert one.house.inside(one.project).state == "completed"
    assert one.house.ledger_is_whole()


def test_minutes_say_everything_and_their_hash_is_what_is_signed(small: Hall) -> None:
    bids = read_out(small, decrypting=2)
    objection = gives(small, RaiseOpeningObjection, bids[0].by, text="异议")
    gives(small, AnswerOpeningObjection, HOST, objection=objection, answer="答复")
    hash_ = signed(small)
    (row,) = small.house.rows(OpeningRow, lot="1")
    assert hash_ == hash_of(row.minutes) == row.minutes_hash
    text = exact.dumps(row.minutes)
    for said in ("100.00", "200.00", "异议", "答复", "revoked", "no_bidder_key"):
        assert said in text
    assert "300.00" not in text
    assert {one.hash for one in small.house.rows(MinutesSignatureRow)} == {hash_}


def test_objections_are_for_bidders_after_the_read_out_and_before_the_minutes(
    small: Hall,
) -> None:
    bid = small.bid(1)
    small.begins()
    with small.house.refusing(WrongState):
        gives(small, RaiseOpeningObjection, bid.by, text="早了")
    small.window_ends()
    for login in (HOST, "supervisor.nanjing", "bidder.bidder2"):
        with small.house.refusing(NotAllowed):
            gives(small, RaiseOpeningObjection, login, text="x")
    for text in (" ", "长" * 2_001):
        with small.house.refusing(Invalid):
            gives(small, RaiseOpeningObjection, bid.by, text=text)
    objection = gives(small, RaiseOpeningObjection, bid.by, text="异议")
    for login in (RECORDER, "bidder.bidder1", "supervisor.nanjing"):
        with small.house.refusing(NotAllowed):
            gives(small, AnswerOpeningObjection, login, objection=objection, answer="x")
    with small.house.refusing(NotFound):
        gives(small, AnswerOpeningObjection, HOST, "2", objection=objection, answer="x")
    gives(small, AnswerOpeningObjection, HOST, objection=objection, answer="x")
    with small.house.refusing(WrongState):
        gives(small, AnswerOpeningObjection, HOST, objection=objection, answer="y")
    signed(small)
    with small.house.refusing(WrongState):
        gives(small, RaiseOpeningObjection, bid.by, text="晚了")


def test_minutes_are_the_recorder_s_and_closing_is_the_host_s(small: Hall) -> None:
    read_out(small)
    for login in (HOST, "bidder.bidder1", "supervisor.nanjing"):
        with small.house.refusing(NotAllowed):
            gives(small, DrawUpMinutes, login)
    with small.house.refusing(WrongState):
        gives(small, SignMinutes, HOST, hash="0")
    hash_ = str(gives(small, DrawUpMinutes, RECORDER))
    with small.house.refusing(WrongState):
        gives(small, DrawUpMinutes, RECORDER)
    with small.house.refusing(SomeoneWasFaster):
        gives(small, SignMinutes, HOST, hash="0" * 64)
    gives(small, SignMinutes, HOST, hash=hash_)
    with small.house.refusing(WrongState):
        gives(small, CloseOpening, HOST)
    gives(small, SignMinutes, RECORDER, hash=hash_)
    with small.house.refusing(NotAllowed):
        gives(small, CloseOpening, RECORDER)
    gives(small, CloseOpening, HOST)
    with small.house.refusing(WrongState):
        gives(small, SignInToOpening, "bidder.bidder1")


def test_strangers_do_not_sign_in(small: Hall) -> None:
    small.bid(1)
    with small.house.refusing(NotFound):
        gives(small, SignInToOpening, "bidder.bidder1")
    small.begins()
    for login in ("bidder.bidder2", "centre_intake.nanjing", "supervisor.nanjing"):
        if login.startswith("supervisor"):
            gives(small, SignInToOpening, login)
            continue
        with small.house.refusing(NotAllowed):
            gives(small, SignInToOpening, login)


@pytest.mark.parametrize(
    ("regime", "decrypting", "go_on", "rule"),
    [
        ("engineering", 2, True, "ZTB-50"),
        ("engineering", 0, False, "ZTB-13"),
        ("govproc", 2, False, "GP-56"),
        ("govproc", 3, True, "GP-56"),
    ],
)
def test_fewer_than_three_left_go_on_or_not_by_regime(
    small_house: House, regime: str, decrypting: int, go_on: bool, rule: str
) -> None:
    one = hall(small_house, regime)
    read_out(one, decrypting=decrypting)
    for lot in ("1", "2"):
        signed(one, lot)
        gives(one, CloseOpening, HOST, lot)
    first, _ = outcome(one)
    assert (first["go_on"], first["rule"]) == (go_on, rule)


def test_files_of_opened_bids_are_read_by_who_may_and_each_look_is_a_fact(house: House) -> None:
    one = hall(house)
    bids = read_out(one, bidders=2, decrypting=1)
    take = TakeBidFile(actor=one.house.agency, bid=bids[0].id, place=0)
    file = one.house.give(take)
    assert (file.name, b"".join(file.pieces)) == (
        "投标书.pdf",
        b"%PDF " + bids[0].id.encode(),
    )
    second = one.house.give(TakeBidFile(actor=one.house.agency, bid=bids[0].id, place=1))
    assert b"".join(second.pieces) == b"PK"
    assert [fact["name"] for fact in one.house.told(one.project, Fact.BID_FILE_TAKEN)] == [
        "投标书.pdf",
        "报价.xlsx",
    ]
    for bid, place in ((bids[0].id, 2), (bids[0].id, -1), (bids[1].id, 0), ("none", 0)):
        with one.house.refusing(NotFound):
            one.house.give(TakeBidFile(actor=one.house.agency, bid=bid, place=place))
    for login in ("bidder.bidder1", "centre_opening.nanjing", "centre_witness.nanjing"):
        with one.house.refusing(NotAllowed):
            actor = one.house.actor(login)
            one.house.give(TakeBidFile(actor=actor, bid=bids[0].id, place=0))


def test_the_signed_minutes_become_a_signed_document(small: Hall) -> None:
    bids = read_out(small, decrypting=2)
    objection = gives(small, RaiseOpeningObjection, bids[1].by, text="唱标金额与我方报价不符")
    gives(small, AnswerOpeningObjection, HOST, objection=objection, answer="已当场核对，一致")
    hash_ = signed(small)
    gives(small, SignMinutes, bids[0].by, hash=hash_)
    gives(small, CloseOpening, HOST)
    small.house.settle()
    (row,) = small.house.rows(IssuedRow, kind="opening_minutes")
    told: Any = row.content["fields"]
    assert told["minutes_hash"] == hash_
    assert [(one["number"], one["outcome"]) for one in told["bids"]] == [
        (1, "已解密"),
        (2, "已解密"),
        (3, "未解密，视为撤销"),
    ]
    said = {(line["label"], str(line["value"])) for line in told["bids"][0]["read_out"]}
    assert ("投标报价（元）", "100.00") in said
    assert told["bids"][2]["read_out"] == []
    assert told["objections"][0]["answer"] == "已当场核对，一致"
    assert [one["who"][:3] for one in told["signatures"]] == ["主持人", "记录人", "投标人"]
    content = b"".join(small.house.engine.house.files.open(row.sha256))
    assert content.startswith(b"%PDF")
    assert b"pdfaid:part>2<" in content
    assert signing.examined(small.house.settings, content).valid
