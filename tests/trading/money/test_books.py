"""Whatever happens in whatever order: the books are whole, and nothing is paid twice."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from engine.errors import Invalid, WrongState
from engine.trading.money import ledger, numbering, rates
from engine.trading.money.amounts import fen, yuan
from engine.trading.money.ledger import balances
from engine.trading.money.orders.repeat_payout import RepeatPayout
from engine.trading.money.rates import Rate, accrued
from engine.trading.money.tables import PaymentRow, PayoutRow, TransferRow
from tests.trading.money_story import Money
from tests.webapp.visiting import ROOT
from tests.workflow.houses import START, House

LAW = ROOT / "processes" / "law"
BIDDERS = ("bidder1", "bidder2", "bidder3")


@pytest.fixture
def money(small_house: House) -> Money:
    return Money(small_house)


EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("pay"), st.sampled_from(BIDDERS), st.integers(1, 7_000_000)),
        st.tuples(st.just("again"), st.just(""), st.integers(0, 5)),
        st.tuples(st.just("refund"), st.sampled_from((*BIDDERS, "all")), st.just(0)),
        st.tuples(st.just("forfeit"), st.sampled_from(BIDDERS), st.just(0)),
        st.tuples(st.just("settle"), st.sampled_from(("paid", "refused")), st.just(0)),
    ),
    max_size=14,
)


@pytest.fixture(scope="module")
def shared(prepared, tmp_path_factory) -> Iterator[House]:  # type: ignore[no-untyped-def]
    """One house for every history; each has a project of its own."""
    house = House(prepared.url("sqlite"), tmp_path_factory.mktemp("books"), {})
    yield house
    house.close()


@given(events=EVENTS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_history_balances_and_ends_at_zero(shared: House, events: list[tuple]) -> None:  # type: ignore[type-arg]
    money = Money(shared)
    told: list[dict] = []  # type: ignore[type-arg]
    for kind, who, amount in events:
        happen(money, told, kind, who, amount)
        assert money.faults() == ()
    refund(money, "all")
    settle(money, "paid")
    assert {name: sum_ for name, sum_ in shared.ask(balances).items() if sum_} == {}
    assert money.faults() == ()
    came, went = sums(money)
    assert came == went


def happen(money: Money, told: list[dict], kind: str, who: str, amount: int) -> None:  # type: ignore[type-arg]
    if kind == "pay":
        at = money.house.now
        number = money.ticket(who).sub_account
        entry = money.books.pay(number, amount, who, who, at).number
        told.append(money.message("credit", money.credit(entry, number, amount, at)))
        money.takes(told[-1])
    elif kind == "again" and amount < len(told):
        assert money.takes(told[amount]) == "known"
    elif kind == "refund":
        refund(money, who)
    elif kind == "forfeit":
        with money.session() as session:
            money.call(
                session,
                "deposits.forfeit",
                lot="1",
                who=alias(money, who),
                why="撤销",
                rule="ZTB-50",
            )
    elif kind == "settle":
        settle(money, who)


def alias(money: Money, who: str) -> str:
    return str(money.ticket(who).pseudonym)


def refund(money: Money, who: str) -> None:
    with money.session() as session:
        money.call(
            session,
            "deposits.refund",
            at=START + timedelta(days=40),
            lot="1",
            who="all" if who == "all" else alias(money, who),
            why="合同已签订",
            rule="ZTB-32",
            since=START.isoformat(),
        )


def settle(money: Money, how: str) -> None:
    """The bank answers every payout that waits; one that it refused is ordered anew and paid."""
    clerk = money.house.actor("centre_deposit.nanjing")
    if how == "paid":
        for row in money.house.rows(PayoutRow, project=money.project, state="refused"):
            money.house.give(RepeatPayout(actor=clerk, payout=row.id, reason="再付"))
    for row in money.house.rows(PayoutRow, project=money.project, state="ordered"):
        body = {"payout": row.id, "state": how, "reason": "x"}
        assert money.tells("payout", body) == how
        assert money.tells("payout", body) == "known"


def sums(money: Money) -> tuple[int, int]:
    came = sum(row.amount for row in money.house.rows(PaymentRow, project=money.project))
    paid = money.house.rows(PayoutRow, project=money.project, state="paid")
    return came, sum(row.principal for row in paid)


def test_an_account_is_never_overdrawn(money: Money) -> None:
    with pytest.raises(WrongState), money.session() as session:
        ledger.move(session, "t", debit="sub:1", credit="payable:1", amount=1, at=START)


def test_a_transfer_has_two_sides_and_a_sum(money: Money) -> None:
    for debit, credit, amount in (("bank", "bank", 5), ("bank", "income", 0), ("bank", "x", -1)):
        with pytest.raises(IntegrityError), money.session() as session:
            session.add(
                TransferRow(transaction="t", debit=debit, credit=credit, amount=amount, at=START)
            )
            session.flush()


def test_books_that_were_changed_by_hand_are_told(money: Money) -> None:
    money.pays(money.ticket().sub_account)
    with money.session() as session:
        session.query(TransferRow).update({"amount": 4_999_999})
    assert len(money.faults()) == 1 and "payment" in money.faults()[0]


@given(number=st.integers(0, 10**15))
def test_yuan_and_fen_are_the_same_sum(number: int) -> None:
    assert fen(str(yuan(number))) == number


@pytest.mark.parametrize("text", ["", "x", "-1", "1.001", "NaN", "Infinity", "1e30", None])
def test_what_is_no_amount_is_refused(text: str | None) -> None:
    with pytest.raises(Invalid):
        fen(text)


@given(place=st.integers(0, 17), digit=st.integers(1, 9))
def test_one_wrong_digit_of_a_sub_account_is_found(place: int, digit: int) -> None:
    number = numbering.new_sub_account()
    changed = str((int(number[place]) + digit) % 10)
    assert numbering.is_sub_account(number)
    assert not numbering.is_sub_account(number[:place] + changed + number[place + 1 :])


def test_interest_counts_days_by_the_rate_of_each() -> None:
    table = (
        Rate(since=date(2026, 1, 1), percent=Decimal("0.36")),
        Rate(since=date(2026, 1, 11), percent=Decimal("0.72")),
    )
    assert accrued(10_000_000, date(2026, 1, 1), date(2026, 1, 11), table) == 1_000
    assert accrued(10_000_000, date(2026, 1, 6), date(2026, 1, 16), table) == 1_500
    assert accrued(10_000_000, date(2026, 1, 6), date(2026, 1, 6), table) == 0
    assert accrued(10_000_000, date(2025, 1, 1), date(2026, 1, 2), table) == 100
    assert accrued(50_000, date(2026, 1, 1), date(2026, 1, 2), table) == 1


@given(
    sum_=st.integers(1, 10**9),
    begin=st.dates(date(2023, 1, 1), date(2027, 1, 1)),
    days=st.integers(0, 400),
    cut=st.integers(0, 400),
)
def test_interest_does_not_depend_on_where_a_span_is_cut(
    sum_: int, begin: date, days: int, cut: int
) -> None:
    table = rates.read(LAW, "demand_rates")
    end, middle = begin + timedelta(days=days), begin + timedelta(days=min(cut, days))
    parts = accrued(sum_, begin, middle, table) + accrued(sum_, middle, end, table)
    assert abs(accrued(sum_, begin, end, table) - parts) <= 1


@pytest.mark.parametrize("name", ["demand_rates", "loan_rates"])
def test_the_tables_of_rates_read(name: str) -> None:
    table = rates.read(Path(LAW), name)
    assert list(table) == sorted(table, key=lambda one: one.since)
