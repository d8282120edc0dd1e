"""The doctor adds up the books of money."""

from sqlalchemy import update

from engine.trading.money.tables import TransferRow
from tests.cli.conftest import terminal_of
from tests.trading.money_story import Money
from tests.workflow.houses import House


def test_books_that_were_changed_by_hand_fail_the_doctor(small_house: House) -> None:
    terminal, money = terminal_of(small_house), Money(small_house)
    money.pays(money.ticket().sub_account)
    with money.session() as session:
        session.execute(update(TransferRow).values(amount=1))
    answer = terminal.type("doctor", "--json")
    assert answer.code == 1
    assert "books" in [one["name"] for one in answer.json if not one["ok"]]
