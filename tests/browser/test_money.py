"""Deposits in a browser: pay, bring a guarantee, be refused, reconcile; wide and narrow."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from engine.trading.money.tables import PayoutRow
from tests.browser.looking import Visitor
from tests.trading.fees.test_fees import bill
from tests.trading.money_story import Money, served
from tests.workflow.conftest import build, empty_database, empty_postgres, prepared
from tests.workflow.houses import House
from tests.workflow.prepared import Prepared
from webapp import create_app
from webapp.bank import create_bank

__all__ = ["build", "empty_database", "empty_postgres", "prepared"]
pytestmark = pytest.mark.browser
NOWHERE = "http://127.0.0.1:9"
ELSEWHERE = "955800000000000000"


@pytest.fixture(scope="module", params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def money(
    prepared: Prepared, tmp_path_factory: pytest.TempPathFactory, language: str
) -> Iterator[Money]:
    house = House(prepared.url("sqlite"), tmp_path_factory.mktemp(language), {})
    where = replace(house.engine.settings, bank_url=NOWHERE, issuer_url=NOWHERE)
    house.engine.settings = replace(where, secure_cookies=False)
    yield Money(house)
    house.close()


@pytest.fixture(scope="module")
def site(money: Money) -> Iterator[str]:
    with served(create_app(money.house.engine)) as address:
        yield address


def look(visitor: Visitor, name: str) -> None:
    visitor.page.evaluate("scrollTo(0, 0)")
    visitor.checks_access()
    visitor.shoot(name)
    visitor.narrows(name)


def test_a_bidder_asks_pays_and_brings_a_guarantee(
    chromium: Browser, money: Money, site: str, language: str
) -> None:
    where = f"/market/money/{money.project}"
    visitor = Visitor(chromium, site, "bidder.bidder1", language)
    page = visitor.page
    visitor.open(where)
    look(visitor, "money-open")
    page.click(".deposit button.btn-primary")
    page.wait_for_selector("[data-account]")
    number = page.inner_text("[data-account]").replace(" ", "")
    assert number == money.ticket().sub_account
    look(visitor, "money-waiting")
    page.click(".deposit summary")
    page.fill("[name=letter]", money.letter(money.ticket(), amount=1))
    page.click(".deposit details button.btn-primary")
    expect(page.locator(".deposit .field-error")).to_have_count(1)
    assert "50000.00" in page.inner_text(".error-summary")
    look(visitor, "money-refused")
    money.pays(number, "20000")
    money.pays(number, "31000")
    bill(money)
    visitor.open(where)
    look(visitor, "money-paid")
    expect(page.locator(".tag-done")).to_have_count(1)
    assert visitor.wrong == []
    visitor.leave()


def test_another_bidder_sees_nothing_of_it(
    chromium: Browser, money: Money, site: str, language: str
) -> None:
    visitor = Visitor(chromium, site, "bidder.bidder2", language)
    visitor.open(f"/market/money/{money.project}")
    text = visitor.page.content()
    assert money.ticket("bidder1").sub_account not in text
    expect(visitor.page.locator("[data-account]")).to_have_count(0)
    visitor.leave()


def test_the_clerk_counts_nobody_before_the_deadline_and_reconciles_after_it(
    chromium: Browser, money: Money, site: str, language: str, tmp_path: Path
) -> None:
    money.pays(ELSEWHERE, "77")
    statement = tmp_path / "statement.jsonl"
    statement.write_bytes(money.speaker.statement(money.books))
    visitor = Visitor(chromium, site, "centre_deposit.nanjing", language)
    visitor.open("/money")
    visitor.page.set_input_files("#file", statement)
    visitor.page.click("#statements button.btn-primary")
    visitor.page.wait_for_selector("#statements table")
    expect(visitor.page.locator("#statements tbody tr")).to_have_count(1)
    money.house.passes(days=30)
    for row in money.house.rows(PayoutRow, why="unknown"):
        refused = {"payout": row.id, "state": "refused", "reason": "account closed"}
        money.tells("payout", refused)
    visitor.open("/money")
    expect(visitor.page.locator("#statements tbody tr")).to_have_count(3)
    look(visitor, "money-desk")
    assert visitor.wrong == []
    visitor.leave()


def test_the_pretended_bank_fits_a_telephone(
    chromium: Browser, money: Money, language: str
) -> None:
    with served(create_bank(money.speaker.settings, NOWHERE)) as address:
        page = chromium.new_page(viewport={"width": 360, "height": 740})
        for path in ("/", "/guarantees"):
            page.goto(f"{address}{path}?language={language}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.close()
