"""Where banks and issuers call: taken or not, and nothing is told of anybody."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from engine.store import exact
from engine.trading.deposits.tables import GuaranteeRow
from engine.vocabulary import Data
from tests.trading.money_story import ISSUER, Money
from tests.workflow.conftest import build, empty_database, empty_postgres, prepared, small_house
from tests.workflow.houses import House
from webapp import create_app

__all__ = ["build", "empty_database", "empty_postgres", "prepared", "small_house"]
BANK_DOOR, ISSUER_DOOR = "/api/bank/messages", "/api/issuer/messages"
OPEN_READING = {"/api/health", "/api/metrics"}


@pytest.fixture
def money(small_house: House) -> Money:
    return Money(small_house)


@pytest.fixture
def app(money: Money) -> Iterator[Flask]:
    return create_app(money.house.engine)


@pytest.fixture
def caller(app: Flask) -> FlaskClient:
    """Somebody without a session."""
    return app.test_client()


def post(caller: FlaskClient, door: str, told: Data | bytes) -> tuple[int, bytes]:
    content = told if isinstance(told, bytes) else exact.dumps(dict(told)).encode()
    answer = caller.post(door, data=content)
    return answer.status_code, answer.data


def test_a_bank_tells_of_money_once(money: Money, caller: FlaskClient) -> None:
    number = money.ticket().sub_account
    told = money.message("credit", money.credit(1, number, 5_000_000, money.house.now))
    assert [post(caller, BANK_DOOR, told) for _ in range(2)] == [(204, b"")] * 2
    assert money.account(number).counted == 5_000_000


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"\xff", b"[" * 50_000])
def test_nonsense_is_refused_without_a_word(caller: FlaskClient, content: bytes) -> None:
    for door in (BANK_DOOR, ISSUER_DOOR):
        assert post(caller, door, content) == (422, b"")


def test_a_message_that_is_too_large_is_not_read(caller: FlaskClient) -> None:
    assert caller.post(BANK_DOOR, data=b" " * 70_000).status_code == 413


def test_a_changed_message_is_refused(money: Money, caller: FlaskClient) -> None:
    number = money.ticket().sub_account
    told = money.message("credit", money.credit(1, number, 100, money.house.now))
    assert post(caller, BANK_DOOR, {**told, "id": "other"}) == (422, b"")
    assert post(caller, ISSUER_DOOR, told) == (422, b"")
    assert money.account(number).counted == 0


def test_an_issuer_learns_nothing_of_bidders_before_the_opening(
    money: Money, caller: FlaskClient, app: Flask
) -> None:
    """S057: every door open to an issuer answers alike about its own and about others."""
    mine, other = money.ticket("bidder1"), money.ticket("bidder2")
    money.pays(other.sub_account, by="示范第二建筑公司")
    money.attaches(money.letter(mine, id="G-1"))
    secrets = [other.number, other.sub_account, other.pseudonym, mine.number, mine.pseudonym]
    for guarantee in ("G-1", "no-such"):
        body = {"guarantee": guarantee, "reason": "x"}
        told = money.message("guarantee_revoked", body, sender=ISSUER)
        assert post(caller, ISSUER_DOOR, told) == (204, b"")
    (row,) = money.house.rows(GuaranteeRow)
    assert row.state == "revoked"
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and not rule.arguments:
            text = caller.get(rule.rule).get_data(as_text=True)
            assert not [secret for secret in secrets if secret in text], rule.rule


def test_nobody_reads_the_money_of_a_project_without_a_part_in_it(
    money: Money, caller: FlaskClient
) -> None:
    money.ticket()
    for path in (f"/market/money/{money.project}", "/money"):
        answer = caller.get(path)
        assert answer.status_code == 302 and "/sign-in" in answer.headers["Location"]
