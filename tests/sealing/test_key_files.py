"""Key files: their passphrase opens them, and nothing in them can be exchanged."""

from typing import Any

import pytest

from engine.errors import SealingRefused
from engine.sealing import bidder_key, custodian_keys, key_files
from engine.sealing.encoding import base64_of
from engine.sealing.suites import SUITES
from tests.sealing.bids import PASSPHRASE

K_BIDDER = bytes(range(32))


@pytest.fixture(scope="module", params=SUITES)
def file(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(
        bidder_key.make(
            suite=str(request.param),
            project="p-1",
            lot="l-1",
            bid="b-1",
            k_bidder=K_BIDDER,
            passphrase=PASSPHRASE,
        )
    )


def test_the_passphrase_opens_it(file: dict[str, Any]) -> None:
    assert bidder_key.read(file, PASSPHRASE) == K_BIDDER
    assert (file["format"], file["kdf"]["iterations"]) == ("sunroad-bidder-key/1", 600_000)


def test_another_passphrase_does_not(file: dict[str, Any]) -> None:
    with pytest.raises(SealingRefused, match="passphrase"):
        bidder_key.read(file, PASSPHRASE + " ")


@pytest.mark.parametrize("name", ["project", "lot", "bid", "nonce", "wrapped"])
def test_nothing_in_it_can_be_exchanged(file: dict[str, Any], name: str) -> None:
    other = "AAAA" if name in ("nonce", "wrapped") else "other"
    with pytest.raises(SealingRefused):
        bidder_key.read({**file, name: other}, PASSPHRASE)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "sunroad-custodian-key/1"},
        {"suite": "rot13"},
        {"kdf": {"name": "none"}},
        {"kdf": None},
        {"nonce": 5},
    ],
    ids=str,
)
def test_what_is_no_key_file_is_refused(file: dict[str, Any], change: dict[str, Any]) -> None:
    with pytest.raises(SealingRefused, match=r"key_file|suite"):
        bidder_key.read({**file, **change}, PASSPHRASE)


@pytest.mark.parametrize("iterations", [1, 599_999, 10_000_001, "600000", 10**12])
def test_a_cheap_or_endless_derivation_is_refused(file: dict[str, Any], iterations: object) -> None:
    kdf = {**file["kdf"], "iterations": iterations}
    with pytest.raises(SealingRefused, match="key_file"):
        bidder_key.read({**file, "kdf": kdf}, PASSPHRASE)


def test_eleven_characters_are_too_short() -> None:
    with pytest.raises(SealingRefused, match="short_passphrase"):
        key_files.wrap(key_files.BIDDER, "intl", {}, {}, "密" * 11)


@pytest.mark.parametrize("suite", SUITES)
def test_a_custodians_file_gives_the_keys_back(suite: str) -> None:
    keys = custodian_keys.make(suite)
    file = custodian_keys.write(keys, project="p-1", role="tenderee", passphrase=PASSPHRASE)
    assert custodian_keys.read(file, PASSPHRASE) == keys
    assert file["fingerprint"] == custodian_keys.fingerprint(suite, keys.public)
    for private in keys.private.values():
        assert private.hex() not in str(file)
    with pytest.raises(SealingRefused, match="passphrase"):
        custodian_keys.read({**file, "role": "supervisor"}, PASSPHRASE)
    with pytest.raises(SealingRefused, match="key_file"):
        bidder_key.read(file, PASSPHRASE)


def test_public_keys_from_a_browser_are_judged() -> None:
    keys = custodian_keys.make("intl").public
    assert custodian_keys.check_public_keys("intl", keys) == keys
    assert custodian_keys.check_public_keys("intl", {"p256": keys["p256"]})
    for wrong in ({}, {"x25519": keys["x25519"]}, {**keys, "sm2": keys["p256"]}):
        with pytest.raises(SealingRefused, match="public_key"):
            custodian_keys.check_public_keys("intl", wrong)


@pytest.mark.parametrize(
    ("suite", "scheme", "key"),
    [
        ("intl", "p256", b"\x04" + bytes(64)),
        ("intl", "p256", b"\x02" + bytes(32)),
        ("intl", "x25519", bytes(31)),
        ("intl", "x25519", bytes(32)),
        ("sm", "sm2", b"\x04" + b"\x01" * 64),
        ("sm", "sm2", bytes(65)),
    ],
    ids=["no point", "compressed", "short", "small order", "no point of sm2", "zeros"],
)
def test_a_key_that_could_not_be_used_is_refused(suite: str, scheme: str, key: bytes) -> None:
    keys = custodian_keys.make(suite).public
    with pytest.raises(SealingRefused, match=f"public_key: scheme {scheme}"):
        custodian_keys.check_public_keys(suite, {**keys, scheme: base64_of(key)})
