"""The platform's receipt: its signature covers every field."""

from typing import Any

import pytest

from engine.errors import SealingRefused
from engine.sealing import receipt
from engine.sealing.suites import SUITES

FIELDS: dict[str, Any] = {
    "bid": "b-1",
    "project": "p-1",
    "lot": "l-1",
    "pseudonym": "投标人 7f3a",
    "manifest_hash": "0" * 64,
    "root": "1" * 64,
    "chunks": 3,
    "size": 20_000_000,
    "received_at": "2026-12-01T09:00:00+00:00",
}


@pytest.fixture(scope="module", params=SUITES)
def key(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    return str(request.param), receipt.new_key(str(request.param))


def test_the_platforms_key_made_it(key: tuple[str, bytes]) -> None:
    suite, private = key
    signed = receipt.sign(suite, private, FIELDS)
    receipt.check(signed, receipt.public_key(private))
    assert private[:32].hex() not in str(signed)


@pytest.mark.parametrize("name", FIELDS)
def test_a_changed_field_is_refused(key: tuple[str, bytes], name: str) -> None:
    suite, private = key
    signed = receipt.sign(suite, private, FIELDS)
    with pytest.raises(SealingRefused, match="receipt: place signature"):
        receipt.check({**signed, name: "other"}, receipt.public_key(private))


def test_another_key_did_not_make_it(key: tuple[str, bytes]) -> None:
    suite, private = key
    signed = receipt.sign(suite, private, FIELDS)
    for other in (receipt.public_key(receipt.new_key(suite)), "", "zz", "00"):
        with pytest.raises(SealingRefused, match="receipt"):
            receipt.check(signed, other)


def test_a_field_more_or_less_is_refused(key: tuple[str, bytes]) -> None:
    suite, private = key
    signed = receipt.sign(suite, private, FIELDS)
    less = {name: value for name, value in signed.items() if name != "root"}
    for wrong in ({**signed, "price": 1}, less, {**signed, "signature": None}):
        with pytest.raises(SealingRefused, match="receipt"):
            receipt.check(wrong, receipt.public_key(private))
    with pytest.raises(SealingRefused, match="receipt: place fields"):
        receipt.sign(suite, private, {**FIELDS, "price": 1})
