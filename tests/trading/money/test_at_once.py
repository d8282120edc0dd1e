"""Many banks' messages at the same moment: each payment once, and the books whole."""

from concurrent.futures import ThreadPoolExecutor

from engine.trading.money.tables import PaymentRow, PayoutRow
from tests.trading.money_story import Money
from tests.workflow.houses import House

SUM = 2_000_000


def test_payments_that_arrive_at_once_count_up_to_what_is_asked(house: House) -> None:
    money = Money(house)
    number, now = money.ticket().sub_account, house.now
    told = [
        money.message("credit", money.credit(entry, number, SUM, now), f"m-{entry}-{again}")
        for entry in range(4)
        for again in range(2)
    ]
    with ThreadPoolExecutor(8) as pool:
        results = sorted(pool.map(money.takes, [*told, *told]))
    assert results.count("known") == len(told) * 2 - 4
    assert len(house.rows(PaymentRow)) == 4
    account = money.account(number)
    assert (account.counted, account.held) == (5_000_000, 5_000_000)
    assert sum(row.principal for row in house.rows(PayoutRow)) == 4 * SUM - 5_000_000
    assert money.faults() == ()


def test_payments_for_nobody_that_arrive_at_once_go_back_once(house: House) -> None:
    money = Money(house)
    now = house.now
    told = [
        money.message("credit", money.credit(1, "955800000000000000", SUM, now), f"m-{again}")
        for again in range(6)
    ]
    with ThreadPoolExecutor(6) as pool:
        results = sorted(pool.map(money.takes, told))
    assert results == ["known"] * 5 + ["unknown"]
    assert [row.principal for row in house.rows(PayoutRow)] == [SUM]
    assert money.faults() == ()
