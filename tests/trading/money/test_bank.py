"""What a bank says is taken once and only when signed; what we tell it is told once."""

import httpx
import pytest

from engine.errors import Invalid, NotAllowed, NotFound, TooLarge, WrongState
from engine.store import exact
from engine.trading.money.orders.import_statement import ImportStatement
from engine.trading.money.orders.repeat_payout import RepeatPayout
from engine.trading.money.orders.take_bank_message import TakeBankMessage
from engine.trading.money.tables import PaymentRow, PayoutRow, StatementRow
from engine.workflow.queries.project_view import project_view
from engine.workflow.tables import IncidentRow, OutboxRow
from tests.trading.money_story import ISSUER, Money
from tests.workflow.houses import House

CLERK = "centre_deposit.nanjing"


@pytest.fixture
def money(small_house: House) -> Money:
    return Money(small_house)


def test_the_same_message_twice_is_one_payment(money: Money) -> None:
    number = money.ticket().sub_account
    body = money.credit(1, number, 5_000_000, money.house.now)
    told = money.message("credit", body, "m-1")
    assert [money.takes(told), money.takes(told)] == ["counted", "known"]
    assert money.tells("credit", body, "m-2") == "known"
    assert len(money.house.rows(PaymentRow)) == 1


def test_another_message_under_a_known_id_or_entry_is_refused(money: Money) -> None:
    number = money.ticket().sub_account
    money.tells("credit", money.credit(1, number, 5_000_000, money.house.now), "m-1")
    other = money.credit(1, number, 4_000_000, money.house.now)
    for id_ in ("m-1", "m-2"):
        with money.house.refusing(Invalid):
            money.tells("credit", other, id_)


@pytest.mark.parametrize("field", ["sender", "id", "kind", "at", "body", "signature", "format"])
def test_a_message_changed_in_any_field_is_refused(money: Money, field: str) -> None:
    number = money.ticket().sub_account
    told = money.message("credit", money.credit(1, number, 100, money.house.now))
    with money.house.refusing(Invalid):
        money.takes({**told, field: {} if field == "body" else "x"})
    with money.house.refusing(Invalid):
        money.takes({name: value for name, value in told.items() if name != field})


def test_an_issuer_is_no_bank(money: Money) -> None:
    number = money.ticket().sub_account
    body = money.credit(1, number, 100, money.house.now)
    with money.house.refusing(Invalid):
        money.takes(money.message("credit", body, sender=ISSUER))


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": 0},
        {"amount": -5},
        {"amount": "100"},
        {"amount": True},
        {"entry": ""},
        {"booked_at": "2030-01-01T00:00:00+08:00"},
        {"booked_at": "2026-03-02T09:00:00"},
        {"booked_at": "soon"},
    ],
)
def test_a_signed_message_that_makes_no_sense_is_refused(
    money: Money, wrong: dict[str, object]
) -> None:
    body = money.credit(1, money.ticket().sub_account, 100, money.house.now)
    with money.house.refusing(Invalid):
        money.tells("credit", {**body, **wrong})


def test_a_bidder_brings_no_bank_messages(money: Money) -> None:
    told = money.message("credit", {})
    with money.house.refusing(NotAllowed):
        money.house.give(TakeBankMessage(actor=money.house.actor("bidder.bidder1"), message=told))


def test_a_payout_whose_answer_got_lost_is_asked_for_and_not_paid_twice(money: Money) -> None:
    money.pays(money.ticket().sub_account, "60000")
    with money.bank() as bank:
        bank.paying = "lost_answer"
        money.house.engine.deliver()
        assert state(money) == "ordered"
        assert len(money.books.payouts()) == 1
        bank.paying = "normal"
        money.house.passes(minutes=1)
        money.house.settle()
    assert state(money) == "paid"
    debits = [one for one in money.books.entries() if one.kind == "debit"]
    assert [one.amount for one in debits] == [1_000_000]
    assert money.faults() == ()


def test_a_payout_that_never_arrived_is_sent_again(money: Money) -> None:
    money.pays(money.ticket().sub_account, "60000")
    with money.bank() as bank:
        bank.paying = "lost_order"
        money.house.engine.deliver()
        assert money.books.payouts() == []
        bank.paying = "normal"
        money.house.passes(minutes=1)
        money.house.settle()
    assert state(money) == "paid"


def test_a_bank_that_stays_away_becomes_an_incident(money: Money) -> None:
    money.pays(money.ticket().sub_account, "60000")
    with money.bank() as bank:
        bank.paying = "lost_order"
        for _ in range(8):
            money.house.engine.deliver()
            money.house.passes(minutes=10)
    (incident,) = [one for one in money.house.rows(IncidentRow) if one.outbox]
    assert incident.element == "bank" and incident.project == money.project
    assert state(money) == "ordered"
    for login, seen in (("agency.agency1", 0), ("centre_intake.nanjing", 1)):
        view = money.house.ask(project_view, money.house.actor(login), money.project)
        assert len(view.incidents) == seen, login


def test_a_refused_payout_is_owed_until_a_clerk_orders_it_anew(money: Money) -> None:
    number = money.ticket().sub_account
    money.pays(number, "60000")
    with money.bank() as bank:
        bank.paying = "refuse"
        money.house.settle()
        (refused,) = money.house.rows(PayoutRow)
        assert (refused.state, refused.refusal) == ("refused", "收款账户已注销")
        bank.paying = "normal"
        clerk = money.house.actor(CLERK)
        again = money.house.give(RepeatPayout(actor=clerk, payout=refused.id, reason="账号已更正"))
        with money.house.refusing(WrongState):
            money.house.give(RepeatPayout(actor=clerk, payout=refused.id, reason="再来一次"))
        money.house.settle()
    (second,) = money.house.rows(PayoutRow, id=again)
    assert (second.state, second.principal) == ("paid", 1_000_000)
    assert money.account(number).held == 5_000_000
    assert money.faults() == ()


def test_a_payout_of_nobody_s_is_not_found(money: Money) -> None:
    with money.house.refusing(NotFound):
        money.tells("payout", {"payout": "no-such", "state": "paid"})


def test_the_bank_hears_only_what_the_house_signed(money: Money) -> None:
    with money.bank():
        address = str(money.house.engine.settings.bank_url)
        told = money.message("payout", {"entry": "1", "principal": 1})
        for path in ("/payouts/x", "/guarantees/x"):
            assert httpx.put(address + path, content=exact.dumps(told)).status_code == 403
        assert httpx.post(f"{address}/payers", content=b"{").status_code == 403


def test_a_statement_tells_what_no_message_told(money: Money) -> None:
    first, second = money.ticket("bidder1"), money.ticket("bidder2")
    money.pays(first.sub_account)
    money.books.pay(second.sub_account, 5_000_000, "甲", "1", money.house.now)
    money.books.pay("955800000000000000", 100, "乙", "2", money.house.now)
    done = statement(money)
    (row,) = money.house.rows(StatementRow)
    assert [line["result"] for line in row.lines] == ["known", "counted", "unknown"]
    assert (done.lines, done.difference) == (3, 0)
    assert [line["result"] for line in lines_of(money, statement(money).statement)] == ["known"] * 3
    assert money.faults() == ()


def test_a_statement_ends_a_payout_whose_answer_never_came(money: Money) -> None:
    money.pays(money.ticket().sub_account, "60000")
    with money.bank() as bank:
        bank.paying = "lost_answer"
        money.house.engine.deliver()
    statement(money)
    assert state(money) == "paid"
    assert money.faults() == ()


def test_what_the_bank_holds_and_the_ledger_does_not_is_told(money: Money) -> None:
    money.books.pay(money.ticket().sub_account, 100, "甲", "1", money.house.now)
    text = money.speaker.statement(money.books).split(b"\n")
    head = exact.loads(text[0])
    assert isinstance(head, dict)
    head["closing"] = 175
    body = b"".join(line + b"\n" for line in (exact.dumps(head).encode(), *text[1:-2]))
    end = exact.dumps({"signature": money.speaker.key("demo-bank").sign(body).hex()}).encode()
    assert statement(money, body + end).difference == 75


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{}",
        b"{}\n{}",
        b"\xff\n\xff",
        b"[]\n[]\n[]",
        b'{"format":"sunroad-statement/1","bank":"demo-bank"}\n{"signature":"00"}',
    ],
)
def test_what_is_no_statement_is_refused(money: Money, broken: bytes) -> None:
    with money.house.refusing(Invalid):
        statement(money, broken)


def test_a_statement_changed_by_one_digit_is_refused(money: Money) -> None:
    money.books.pay(money.ticket().sub_account, 5_000_000, "甲", "1", money.house.now)
    good = money.speaker.statement(money.books)
    with money.house.refusing(Invalid) as refused:
        statement(money, good.replace(b"5000000", b"5000001"))
    assert refused.value.problems[0].key == "statement_signature"  # type: ignore[attr-defined]
    with money.house.refusing(TooLarge):
        statement(money, b"x" * (8 * 1024 * 1024 + 1))
    with money.house.refusing(NotAllowed):
        order = ImportStatement(actor=money.house.agency, name="a", content=good)
        money.house.give(order)


def statement(money: Money, content: bytes | None = None):  # type: ignore[no-untyped-def]
    text = money.speaker.statement(money.books) if content is None else content
    clerk = money.house.actor(CLERK)
    return money.house.give(ImportStatement(actor=clerk, name="3月.jsonl", content=text))


def lines_of(money: Money, id_: str) -> list[dict[str, str]]:
    (row,) = money.house.rows(StatementRow, id=id_)
    return row.lines  # type: ignore[no-any-return]


def state(money: Money) -> str:
    (row,) = money.house.rows(PayoutRow)
    assert len(money.house.rows(OutboxRow, channel="bank")) == 1
    return str(row.state)
