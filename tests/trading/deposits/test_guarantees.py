"""Guarantees: each that is not right is refused with its reason, and the issuer learns nothing."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engine.demo.guarantees import Guarantees
from engine.errors import Invalid, NotFound
from engine.store import exact
from engine.trading.deposits.orders.take_issuer_message import TakeIssuerMessage
from engine.trading.deposits.tables import GuaranteeRow
from engine.trading.money import signed
from engine.vocabulary import BANK, Fact
from tests.trading.money_story import ISSUER, VALID, Money
from tests.workflow.houses import START, House


@pytest.fixture
def money(small_house: House) -> Money:
    return Money(small_house)


def refused(money: Money, letter: str, bidder: str = "bidder1") -> str:
    with money.house.refusing(Invalid) as refusal:
        money.attaches(letter, bidder)
    return refusal.value.problems[0].key  # type: ignore[attr-defined, no-any-return]


def test_a_guarantee_stands_for_the_money(money: Money) -> None:
    ticket = money.ticket()
    id_ = money.attaches(money.letter(ticket))
    (row,) = money.house.rows(GuaranteeRow)
    assert (row.id, row.ticket, row.state) == (id_, ticket.number, "held")
    with money.session() as session:
        told = money.call(session, "deposits.standing", lot="1")
    assert told.data["deposits_standing"] == [{"ticket": ticket.number, "paid": True}]


@pytest.mark.parametrize(
    ("other", "key"),
    [
        ({"beneficiary": "别的单位"}, "guarantee_beneficiary"),
        ({"project": "another"}, "guarantee_lot"),
        ({"lot": "2"}, "guarantee_lot"),
        ({"ticket": "AAAA-AAAA"}, "guarantee_ticket"),
        ({"amount": 4_999_999}, "guarantee_amount"),
        ({"amount": "5000000"}, "guarantee_format"),
        ({"valid_until": START.isoformat()}, "guarantee_expired"),
        ({"valid_until": "2026-06-20T08:59:59+08:00"}, "guarantee_too_short"),
        ({"format": "sunroad-guarantee/9"}, "guarantee_format"),
        ({"more": 1}, "guarantee_format"),
        ({"signed_by": "demo-bank"}, "guarantee_forged"),
        ({"issuer": "nobody"}, "guarantee_forged"),
    ],
)
def test_a_letter_about_something_else_is_refused(
    money: Money, other: dict[str, object], key: str
) -> None:
    assert refused(money, money.letter(money.ticket(), **other)) == key


def test_an_altered_or_forged_letter_is_refused(money: Money) -> None:
    letter = money.letter(money.ticket())
    assert refused(money, letter.replace("5000000", "5000001")) == "guarantee_forged"
    content = exact.loads(letter)
    assert isinstance(content, dict)
    content.pop("signature")
    forged = exact.dumps(signed.seal(Ed25519PrivateKey.generate(), content))
    assert refused(money, forged) == "guarantee_forged"


@pytest.mark.parametrize("text", ["", "x", "[]", "null"])
def test_what_is_no_letter_is_refused(money: Money, text: str) -> None:
    money.ticket()
    assert refused(money, text) == "guarantee_format"


def test_a_letter_is_used_once_and_by_its_ticket_alone(money: Money) -> None:
    letter = money.letter(money.ticket())
    money.attaches(letter)
    assert refused(money, letter) == "guarantee_used"
    assert refused(money, money.letter(money.ticket())) == "guarantee_second"
    money.ticket("bidder2")
    assert refused(money, letter, "bidder2") == "guarantee_ticket"


def test_without_a_ticket_there_is_nothing_to_guarantee(money: Money) -> None:
    letter = money.letter(money.ticket())
    with money.house.refusing(NotFound):
        money.attaches(letter, "bidder2")


def test_a_revoked_guarantee_is_refused_and_one_that_stood_stands_no_more(money: Money) -> None:
    early, standing = money.letter(money.ticket(), id="G-1"), money.letter(money.ticket(), id="G-2")
    revoke(money, "G-1")
    assert refused(money, early) == "guarantee_revoked"
    money.attaches(standing)
    revoke(money, "G-2")
    (row,) = money.house.rows(GuaranteeRow)
    assert row.state == "revoked"
    with money.session() as session:
        told = money.call(session, "deposits.standing", lot="1")
    assert told.data["deposits_standing"][0]["paid"] is False  # type: ignore[index, call-overload]
    assert len(money.house.told(money.project, Fact.GUARANTEE_REVOKED)) == 1


def revoke(money: Money, id_: str) -> object:
    told = money.message(
        "guarantee_revoked", {"guarantee": id_, "reason": "违约"}, f"r-{id_}", ISSUER
    )
    return money.house.give(TakeIssuerMessage(actor=BANK, message=told))


def test_an_issuer_is_answered_alike_about_its_own_and_about_unknown_guarantees(
    money: Money,
) -> None:
    money.attaches(money.letter(money.ticket(), id="G-1"))
    assert revoke(money, "G-1") is revoke(money, "no-such") is None


def test_an_issuer_s_message_must_be_an_issuer_s(money: Money) -> None:
    told = money.message("guarantee_revoked", {"guarantee": "G-1", "reason": "x"})
    with money.house.refusing(Invalid):
        money.house.give(TakeIssuerMessage(actor=BANK, message=told))
    other = money.message("list_bidders", {}, sender=ISSUER)
    with money.house.refusing(Invalid):
        money.house.give(TakeIssuerMessage(actor=BANK, message=other))


@pytest.mark.parametrize(("bad", "state"), [(True, "claimed"), (False, "released")])
def test_it_is_claimed_or_given_back_by_a_signed_message(
    money: Money, bad: bool, state: str
) -> None:
    ticket = money.ticket()
    with money.bank():
        money.books.issue("示范第一建筑公司", "G-9", money.letter(ticket, id="G-9"), 100)
        money.attaches(money.letter(ticket, id="G-9"))
        money.opening()
        (row,) = money.house.inside(money.project).case["deposits"]
        assert (row["kind"], row["state"], row["amount"]) == ("guarantee", "valid", "50000.00")
        money.house.complete(money.project, "deciding", {"note": ticket.pseudonym} if bad else {})
        money.house.settle()
        (kept,) = money.books.guarantees()
        assert kept["state"] == state
    (held,) = money.house.rows(GuaranteeRow)
    assert held.state == state


def test_a_letter_names_no_bidder(money: Money) -> None:
    ticket = money.ticket()
    money.attaches(money.letter(ticket))
    assert ticket.pseudonym not in money.letter(ticket)
    assert (START + timedelta(days=1)).isoformat() < VALID


def test_a_story_s_bidder_brings_a_guarantee_of_the_story_s_issuer(money: Money) -> None:
    bidder = money.house.actor("bidder.bidder1")
    money.house.give(Guarantees(money.house.engine).order(bidder, money.project, "1"))
    (row,) = money.house.rows(GuaranteeRow)
    assert (row.issuer, row.state) == ("story-issuer", "held")
    with pytest.raises(NotFound):
        Guarantees(money.house.engine).order(bidder, money.project, "9")
