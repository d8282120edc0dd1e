"""The pretended bank and the house over HTTP, both ways: pay, misbehave, issue, revoke."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from engine.trading.deposits.queries.own_deposits import own_deposits
from engine.trading.deposits.tables import GuaranteeRow
from engine.trading.money.tables import PaymentRow
from tests.trading.money_story import NAMES, Money, served
from tests.webapp.desk.desk import Desk
from tests.workflow.conftest import build, empty_database, empty_postgres, prepared, small_house
from tests.workflow.houses import House
from webapp import create_app
from webapp.bank import create_bank

__all__ = ["build", "empty_database", "empty_postgres", "prepared", "small_house"]


@pytest.fixture
def money(small_house: House) -> Money:
    return Money(small_house)


@pytest.fixture
def bank(money: Money) -> Iterator[FlaskClient]:
    """Its pages, while the house answers at an address of its own."""
    with served(create_app(money.house.engine)) as address:
        yield create_bank(money.speaker.settings, address).test_client()


def pay(bank: FlaskClient, number: str, **more: str) -> str:
    form = {"payer": NAMES["bidder1"], "account": "3201", "sub_account": number, **more}
    answer = bank.post("/payments", data={"amount": "50000.00", **form})
    assert answer.status_code == 303
    return answer.headers["Location"]


def test_a_payment_reaches_the_house_at_once(money: Money, bank: FlaskClient) -> None:
    number = money.ticket().sub_account
    assert "told=204" in pay(bank, f"{number[:4]} {number[4:]}")
    assert money.account(number).complete
    page = bank.get("/?language=zh").get_data(as_text=True)
    assert NAMES["bidder1"] in page and "50,000.00" in page


def test_told_twice_is_one_payment_and_forged_is_none(money: Money, bank: FlaskClient) -> None:
    number = money.ticket().sub_account
    bank.post("/conduct", data={"telling": "twice", "paying": "normal"})
    assert "told=204,204" in pay(bank, number)
    bank.post("/conduct", data={"telling": "forged"})
    assert "told=422" in pay(bank, number)
    assert len(money.house.rows(PaymentRow)) == 1


def test_what_was_not_told_stands_in_the_statement(money: Money, bank: FlaskClient) -> None:
    number = money.ticket().sub_account
    bank.post("/conduct", data={"telling": "silent"})
    assert "told=none" in pay(bank, number)
    assert money.account(number).counted == 0
    content = bank.get("/statement").data
    assert content.count(b"\n") == 3 and content.startswith(b'{"format":"sunroad-statement/1"')


@pytest.mark.parametrize(
    "wrong", [{"amount": ""}, {"amount": "much"}, {"payer": ""}, {"booked_at": "soon"}]
)
def test_a_form_that_is_not_right_books_nothing(bank: FlaskClient, wrong: dict[str, str]) -> None:
    form = {"payer": "甲", "account": "1", "sub_account": "9558", "amount": "1", **wrong}
    answer = bank.post("/payments", data=form)
    assert answer.status_code == 422 and "error-summary" in answer.get_data(as_text=True)


def test_a_guarantee_is_issued_for_the_application_of_the_house_s_page(
    money: Money, bank: FlaskClient
) -> None:
    ticket = money.ticket()
    application = _application(money)
    form = {"application": application, "applicant": NAMES["bidder1"]}
    assert bank.post("/guarantees", data=form).status_code == 303
    (issued,) = money.books.guarantees()
    letter = bank.get(f"/guarantees/{issued['id']}/letter").get_data(as_text=True)
    assert NAMES["bidder1"] not in letter
    money.attaches(letter)
    assert bank.post(f"/guarantees/{issued['id']}/revocation").status_code == 303
    (row,) = money.house.rows(GuaranteeRow)
    assert (row.ticket, row.state) == (ticket.number, "revoked")
    assert (
        bank.post("/guarantees", data={"application": "{}", "applicant": "甲"}).status_code == 422
    )


def test_the_bidder_s_page_takes_the_letter_as_a_file(money: Money) -> None:
    letter = money.letter(money.ticket()).encode()
    engine = money.house.engine
    engine.settings = replace(engine.settings, secure_cookies=False)
    desk = Desk(money.house)
    visitor = desk["bidder.bidder1"]
    answer = visitor.client.post(
        f"/market/money/{money.project}/1/guarantee",
        data={"file": (io.BytesIO(letter), "letter.json"), "csrf_token": visitor._token()},
    )
    assert answer.status_code == 302
    (row,) = money.house.rows(GuaranteeRow)
    assert row.state == "held"


def _application(money: Money) -> str:
    actor = money.house.actor("bidder.bidder1")
    (lot,) = money.house.ask(own_deposits, actor, money.project).lots
    return lot.application
