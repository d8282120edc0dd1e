"""Fees: no basis, no bill; a rule or a decision takes them off; totals reconcile."""

import pytest

from engine.errors import Invalid, NotAllowed, NotFound, WrongState
from engine.trading.fees.orders.record_invoice import RecordInvoice
from engine.trading.fees.orders.waive_bill import WaiveBill
from engine.trading.fees.queries.bills import bills_in, bills_of
from engine.trading.fees.tables import BillRow
from engine.trading.money.ledger import balances
from engine.trading.money.tables import PayoutRow
from engine.vocabulary import Actor, Fact, Json
from tests.trading.money_story import Money
from tests.workflow.houses import House

CLERK = "centre_deposit.nanjing"


@pytest.fixture
def money(small_house: House) -> Money:
    return Money(small_house)


def bill(money: Money, fee: str = "SVC-WORKS", base: str = "1000000", **more: Json) -> BillRow:
    payer = money.house.actor("bidder.bidder1").organisation
    with money.session() as session:
        told = money.call(session, "fees.bill", fee=fee, payer=payer, base=base, **more).data[
            "bill"
        ]
    (row,) = money.house.rows(BillRow, id=told["id"])  # type: ignore[index, call-overload]
    return row  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("fee", "key"),
    [("DOC-PRINT", "fee_no_basis"), ("SYS-USE", "fee_usage"), ("NO-SUCH", "fee_unknown")],
)
def test_what_may_not_be_charged_is_not_billed(money: Money, fee: str, key: str) -> None:
    with pytest.raises(Invalid) as refused:
        bill(money, fee)
    assert refused.value.problems[0].key == key
    assert money.house.rows(BillRow) == []


def test_only_somebody_known_is_billed(money: Money) -> None:
    with pytest.raises(NotFound), money.session() as session:
        money.call(session, "fees.bill", fee="SVC-WORKS", payer="no-such", base="1")


@pytest.mark.parametrize(
    ("base", "more", "full", "waived", "waiver"),
    [
        ("1000000", {}, 20_000, 0, None),
        ("900000000", {}, 3_000_000, 0, None),
        ("1000000", {"small": True}, 20_000, 20_000, "W-SMALL"),
        ("1000000", {"industry": "agriculture"}, 20_000, 10_000, "W-NANJING-FARM"),
        ("1000000", {"industry": "agriculture", "small": True}, 20_000, 20_000, "W-SMALL"),
    ],
)
def test_a_fee_is_its_share_less_what_the_best_rule_takes_off(
    money: Money,
    base: str,
    more: dict[str, Json],
    full: int,
    waived: int,
    waiver: str | None,
) -> None:
    row = bill(money, base=base, **more)
    assert (row.full, row.waived) == (full, waived)
    assert (row.waiver or "").split(" ")[0] == (waiver or "")
    assert (row.sub_account is None) is (full == waived)
    assert money.faults() == ()


def test_bills_payments_and_income_reconcile(money: Money) -> None:
    """S091: what was billed is paid, waived or open, to the fen."""
    first, second, third = bill(money), bill(money, "SVC-PROC", "0"), bill(money, small=True)
    money.pays(str(first.sub_account), "200")
    money.pays(str(second.sub_account), "300")
    payer = money.house.actor("bidder.bidder1")
    bills = {one.id: one for one in money.house.ask(bills_of, payer)}
    assert (bills[first.id].paid, bills[first.id].owed) == (20_000, 0)
    assert (bills[second.id].paid, bills[second.id].owed) == (30_000, 20_000)
    assert (bills[third.id].paid, bills[third.id].owed) == (0, 0)
    sums = money.house.ask(balances)
    income = -sums["income"]
    assert income == sum(one.full - one.waived for one in bills.values())
    assert sums["bank"] == sum(one.paid for one in bills.values())
    assert income == sums["bank"] + sum(one.owed for one in bills.values())
    assert money.faults() == ()
    with money.session() as session:
        told = money.call(session, "fees.settled").data
    assert told == {"fees_settled": False, "fees_open": [second.id]}


def test_what_is_paid_too_much_goes_back(money: Money) -> None:
    row = bill(money)
    assert money.pays(str(row.sub_account), "250") == "excess"
    assert [one.principal for one in money.house.rows(PayoutRow)] == [5_000]


def test_the_finance_department_waives_with_a_reason_and_what_comes_later_goes_back(
    money: Money,
) -> None:
    row = bill(money)
    number = str(row.sub_account)
    money.pays(number, "50")
    finance = _finance()
    for order in (
        WaiveBill(actor=money.house.actor(CLERK), bill=row.id, reason="免"),
        WaiveBill(actor=money.house.actor("bidder.bidder1"), bill=row.id, reason="免"),
    ):
        with money.house.refusing(NotAllowed):
            money.house.give(order)
    with money.house.refusing(Invalid):
        money.house.give(WaiveBill(actor=finance, bill=row.id, reason=" "))
    money.house.give(WaiveBill(actor=finance, bill=row.id, reason="重点扶持企业"))
    (kept,) = money.house.rows(BillRow)
    assert (kept.waived, kept.waiver) == (15_000, "重点扶持企业")
    assert money.house.told(money.project, Fact.FEE_WAIVED)[0]["reason"] == "重点扶持企业"
    assert money.pays(number, "150") == "excess"
    with money.house.refusing(WrongState):
        money.house.give(WaiveBill(actor=finance, bill=row.id, reason="再免"))
    assert money.faults() == ()


def _finance() -> Actor:
    return Actor(id="f", organisation="fin", region="320100", roles=frozenset({"finance"}))


def test_an_invoice_is_for_a_paid_bill_and_once(money: Money) -> None:
    row, clerk = bill(money), money.house.actor(CLERK)
    order = RecordInvoice(actor=clerk, bill=row.id, number="25322000000012345678")
    with money.house.refusing(WrongState):
        money.house.give(order)
    money.pays(str(row.sub_account), "200")
    money.house.give(order)
    with money.house.refusing(WrongState):
        money.house.give(order)
    (seen,) = money.house.ask(bills_in, "320100")
    assert (seen.invoice, seen.owed) == ("25322000000012345678", 0)
    assert money.house.ask(bills_in, "320500") == ()
