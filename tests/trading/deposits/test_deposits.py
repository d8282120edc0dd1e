"""Deposits from the ticket to the refund: what counts, what goes back, who learns what and when."""

import re
from datetime import timedelta

import pytest

from engine.errors import Invalid, NotAllowed, TooLate, WrongState
from engine.people.permissions import ProjectPlace, may_see_fact
from engine.trading.deposits.orders.request_ticket import RequestTicket
from engine.trading.money.ledger import balances
from engine.trading.money.tables import PayoutRow
from engine.vocabulary import Fact, Json
from tests.trading.money_story import DEADLINE, NAMES, OWNER, Money
from tests.trading.parties.entity import keep
from tests.workflow.houses import START, House


@pytest.fixture
def money(small_house: House) -> Money:
    return Money(small_house)


def payouts(money: Money, **where: object) -> list[PayoutRow]:
    return money.house.rows(PayoutRow, **where)


def test_each_bidder_has_a_ticket_and_a_sub_account_of_its_own(money: Money) -> None:
    first, second = money.ticket("bidder1"), money.ticket("bidder2")
    assert first.number != second.number and first.sub_account != second.sub_account
    assert money.ticket("bidder1").number == first.number
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", first.number)
    assert first.pseudonym.startswith("B-")


def test_who_does_not_bid_gets_no_ticket(money: Money) -> None:
    with money.house.refusing(NotAllowed):
        money.house.give(RequestTicket(actor=money.house.agency, project=money.project, lot="1"))


def test_no_ticket_is_given_after_the_last_moment(money: Money) -> None:
    money.house.passes(days=30)
    with pytest.raises(TooLate):
        money.ticket()


@pytest.mark.parametrize(
    ("paid", "results", "counted", "returned"),
    [
        (("50000",), ("counted",), 5_000_000, 0),
        (("20000", "30000"), ("partial", "counted"), 5_000_000, 0),
        (("50001.50",), ("excess",), 5_000_000, 150),
        (("50000", "50000"), ("counted", "excess"), 5_000_000, 5_000_000),
        (("20000",), ("partial",), 2_000_000, 0),
    ],
)
def test_what_is_paid_counts_up_to_what_is_asked(
    money: Money, paid: tuple[str, ...], results: tuple[str, ...], counted: int, returned: int
) -> None:
    number = money.ticket().sub_account
    assert tuple(money.pays(number, yuan) for yuan in paid) == results
    account = money.account(number)
    assert (account.counted, account.held) == (counted, counted)
    assert account.complete is (counted == 5_000_000)
    assert sum(one.principal for one in payouts(money)) == returned
    assert {one.why for one in payouts(money)} <= {"excess"}
    assert money.faults() == ()


def test_what_comes_late_or_for_nobody_goes_back_at_once(money: Money) -> None:
    number = money.ticket().sub_account
    money.house.passes(days=30)
    late = DEADLINE + timedelta(seconds=1)
    assert money.pays(number, at=late) == "late"
    assert money.pays("955800000000000000") == "unknown"
    assert money.account(number).held == 0
    assert [(one.why, one.principal) for one in payouts(money)] == [
        ("late", 5_000_000),
        ("unknown", 5_000_000),
    ]
    assert money.faults() == ()


def test_money_booked_in_the_last_second_counts_however_late_it_is_told(money: Money) -> None:
    number = money.ticket().sub_account
    money.house.passes(days=30)
    assert money.pays(number, at=DEADLINE) == "counted"


def test_before_the_opening_nothing_here_names_a_payer(money: Money) -> None:
    canary, account = "金丝雀建筑有限公司", "320177777777"
    money.pays(money.ticket().sub_account, by=canary, account=account)
    everything = str(money.house.dump())
    assert canary not in everything and account not in everything
    assert money.books.entries()[0].payer == canary


def test_before_the_opening_facts_of_money_are_for_the_receiving_clerk_alone(money: Money) -> None:
    money.pays(money.ticket().sub_account, "60000")
    facts = money.house.facts(money.project)
    told = [one for one in facts if str(one.fact).startswith(("money:", "deposit:ticket"))]
    assert len(told) == 3
    clerk, agency = money.house.actor("centre_opening.nanjing"), money.house.agency
    place = _place(money)
    for one in told:
        seen = [
            may_see_fact(who, place, one.fact, one.particulars, by=one.actor)
            for who in (agency, clerk, money.house.actor("supervisor.nanjing"))
        ]
        assert seen == [False, True, False]


def _place(money: Money) -> ProjectPlace:
    agency = frozenset({f"organisation:{money.house.agency.organisation}"})
    return ProjectPlace(region="320100", participants={"agency": agency})


def test_payers_are_not_told_as_long_as_somebody_may_pay(money: Money) -> None:
    money.pays(money.ticket().sub_account)
    entry = str(money.books.entries()[0].number)
    line = {"entry": entry, "name": "x", "account": "1"}
    with money.house.refusing(WrongState):
        money.tells("payers", {"payers": [line]})


def test_a_whole_story_over_http_leaves_nothing_behind(house: House) -> None:
    """Payers told after the opening, interest paid, every account at zero."""
    money = Money(house)
    first, second = money.ticket("bidder1"), money.ticket("bidder2")
    money.pays(first.sub_account, account="3201")
    money.pays(second.sub_account, by=NAMES["bidder2"], account="3202")
    with money.bank():
        money.opening()
        case = money.house.inside(money.project).case
        rows = {row["pseudonym"]: row for row in case["deposits"]}
        assert {row["state"] for row in rows.values()} == {"valid"}
        assert rows[first.pseudonym]["payer"] == NAMES["bidder1"]
        assert case["deposit_signals"] == []
        money.house.passes(days=30)
        money.house.complete(money.project, "deciding")
        money.house.settle()
        paid = payouts(money, state="paid")
        assert [one.principal for one in paid] == [5_000_000, 5_000_000]
        days = 48
        expected = round(5_000_000 * days * 0.0005 / 360)
        assert {one.interest for one in paid} == {expected} and expected > 0
        assert {one.rule for one in paid} == {"ZTB-32"}
        money.house.complete(money.project, "waiting")
    assert money.house.inside(money.project).case["deposits_settled"] is True
    assert set(money.house.ask(balances).values()) == {0}
    assert money.faults() == () and money.house.ledger_is_whole()


def test_one_account_behind_two_bidders_is_a_signal_not_a_verdict(money: Money) -> None:
    first, second = money.ticket("bidder1"), money.ticket("bidder2")
    money.pays(first.sub_account, account="777")
    money.pays(second.sub_account, by=NAMES["bidder2"], account="777")
    with money.bank():
        money.opening()
    case = money.house.inside(money.project).case
    assert case["deposit_signals"] == [
        {
            "kind": "same_account",
            "rule": "ZTB-39",
            "pseudonyms": sorted((first.pseudonym, second.pseudonym)),
        }
    ]
    assert {row["state"] for row in case["deposits"]} == {"valid"}
    assert all("same_account" in row["signals"] for row in case["deposits"])


def test_money_of_somebody_else_is_no_deposit_of_the_bidder(money: Money) -> None:
    money.pays(money.ticket().sub_account, by="别的公司")
    with money.bank():
        money.opening()
    (row,) = money.house.inside(money.project).case["deposits"]
    assert (row["state"], row["reason"], row["rule"]) == ("invalid", "other_payer", "ZTB-53")
    assert row["payer"] == "别的公司"


def test_what_is_forfeited_goes_to_the_tenderee_under_its_row_and_the_rest_is_returned(
    money: Money,
) -> None:
    first, second = money.ticket("bidder1"), money.ticket("bidder2")
    money.pays(first.sub_account)
    money.pays(second.sub_account, by=NAMES["bidder2"], account="3202")
    with money.bank():
        money.opening()
        money.house.complete(money.project, "deciding", {"note": first.pseudonym})
        money.house.settle()
    assert [
        (one.why, one.payee, one.rule) for one in payouts(money, sub_account=first.sub_account)
    ] == [("forfeit", OWNER, "ZTB-50")]
    assert [one.why for one in payouts(money, sub_account=second.sub_account)] == ["refund"]
    assert OWNER in {row["payee"] for row in money.books.payouts()}
    (told,) = money.house.told(money.project, Fact.DEPOSIT_FORFEITED)
    assert (told["rule"], told["lot"]) == ("ZTB-50", "1")
    assert money.faults() == ()


def test_nothing_is_forfeited_of_nobody_where_no_deposit_is_asked(money: Money) -> None:
    with money.session() as session:
        told = money.call(
            session, "deposits.forfeit", lot="9", who=[], why="无人撤销", rule="ZTB-12"
        )
    assert (told.data, told.messages) == ({"forfeited": []}, ())


@pytest.mark.parametrize(
    ("amount", "estimate", "rule"),
    [("800000.01", "99999999", "ZTB-11"), ("20000.01", "1000000", "ZTB-09")],
)
def test_a_deposit_above_the_law_s_ceiling_is_not_asked(
    money: Money, amount: str, estimate: str, rule: str
) -> None:
    with pytest.raises(Invalid) as refused, money.session() as session:
        money.call(session, "deposits.open", **asked(amount, estimate))
    assert refused.value.problems[0].params["rule"] == rule


def test_a_deposit_at_the_ceiling_is_asked(money: Money) -> None:
    with money.session() as session:
        told = money.call(session, "deposits.open", **asked("20000.00", "1000000"))
    assert told.data["deposit_terms"]["amount"] == "20000.00"  # type: ignore[call-overload, index]


def asked(amount: str, estimate: str) -> dict[str, Json]:
    return {
        "lot": "2",
        "amount": amount,
        "deadline": DEADLINE.isoformat(),
        "valid_until": DEADLINE.isoformat(),
        "beneficiary": OWNER,
        "caps": ["ZTB-09", "ZTB-11"],
        "estimate": estimate,
    }


def test_a_refund_after_its_days_costs_the_surcharge(money: Money) -> None:
    """GP-07: five working days after the contract; GP-53: 120 % of the loan rate from then on."""
    ticket = money.ticket()
    money.pays(ticket.sub_account, at=money.house.now)
    with money.session() as session:
        told = money.call(
            session,
            "deposits.refund",
            at=START + timedelta(days=17),
            lot="1",
            who="all",
            why="合同已签订",
            rule="GP-07",
            since=START.isoformat(),
            late="GP-53",
        )
    (row,) = told.data["refunds"]  # type: ignore[misc]
    assert told.data["refunds_due_at"] == "2026-03-09T23:59:59+08:00"
    late = round(5_000_000 * 10 * 0.0435 * 1.2 / 360)
    assert row["surcharge"] == f"{late / 100:.2f}"  # type: ignore[index, call-overload]
    assert money.faults() == ()


def test_nothing_is_returned_twice(money: Money) -> None:
    money.pays(money.ticket().sub_account)
    ground = {"lot": "1", "who": "all", "why": "撤回", "rule": "ZTB-12", "since": START.isoformat()}
    for times in (1, 0):
        with money.session() as session:
            told = money.call(session, "deposits.refund", at=money.house.now, **ground)
        assert len(told.data["refunds"]) == times  # type: ignore[arg-type]
    assert len(payouts(money)) == 1


def test_a_bidder_that_withdrew_may_pay_again(money: Money) -> None:
    number = money.ticket().sub_account
    money.pays(number)
    with money.session() as session:
        money.call(
            session,
            "deposits.refund",
            at=money.house.now,
            lot="1",
            who="all",
            why="撤回",
            rule="ZTB-12",
            since=START.isoformat(),
        )
    assert money.pays(number) == "counted"
    assert money.account(number).complete


def test_a_later_deadline_holds_for_tickets_that_were_given_out(money: Money) -> None:
    number = money.ticket().sub_account
    later = DEADLINE + timedelta(days=5)
    with money.session() as session:
        money.call(
            session,
            "deposits.open",
            **{**asked("50000", "9999999"), "lot": "1", "deadline": later.isoformat()},
        )
    money.house.passes(days=30)
    assert money.pays(number, at=later) == "counted"
    with pytest.raises(WrongState), money.session() as session:
        money.call(session, "deposits.open", **{**asked("1", "9999999"), "lot": "1"})


@pytest.mark.parametrize(("account", "state"), [("6217000012345678", "valid"), ("999", "invalid")])
def test_a_bidder_that_told_its_basic_account_pays_out_of_it(
    money: Money, account: str, state: str
) -> None:
    bidder = money.house.actor("bidder.bidder1")
    keep(
        money.house,
        bidder,
        "accounts",
        bank="中国银行南京分行",
        number="6217000012345678",
        basic=True,
    )
    money.pays(money.ticket().sub_account, account=account)
    with money.bank():
        money.opening()
    (row,) = money.house.inside(money.project).case["deposits"]
    assert row["state"] == state
    assert row["reason"] == ("" if state == "valid" else "not_basic_account")
    assert row["signals"] == []


def test_a_member_of_a_consortium_pays_for_all(money: Money) -> None:
    """ZTB-58: in the name of any member, or of the leader."""
    ticket = money.ticket()
    money.pays(ticket.sub_account, by=NAMES["bidder2"])
    with money.bank():
        money.opening()
    with money.session() as session:
        told = money.call(
            session,
            "deposits.reveal",
            at=money.house.now,
            lot="1",
            consortia={ticket.pseudonym: [NAMES["bidder2"]]},
        )
    assert told.data["deposits"][0]["state"] == "valid"  # type: ignore[call-overload, index]


def test_what_is_revealed_before_the_last_moment_is_refused(money: Money) -> None:
    for service in ("deposits.reveal", "deposits.ask_payers"):
        with pytest.raises(WrongState), money.session() as session:
            money.call(session, service, at=START, lot="1")


def test_conditions_may_ask_for_which_lots_a_bidder_s_own_deposit_stands(money: Money) -> None:
    ticket = money.ticket()
    paid = []
    for yuan in ("20000", "30000"):
        money.pays(ticket.sub_account, yuan)
        with money.session() as session:
            told = money.call(session, "deposits.own", pseudonym=ticket.pseudonym)
        paid.append(told.data["own_deposits"])
    assert paid == [[], ["1"]]
    with money.session() as session:
        assert money.call(session, "deposits.own", pseudonym=None).data["own_deposits"] == []
