"""The building blocks give what the standards say."""

from itertools import combinations
from typing import Any

import gmssl_pyx
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from engine.sealing import key_files, shares, tree
from engine.sealing.kems import KEMS
from engine.sealing.suites import SUITES, suite_named
from tests.sealing.vectors import VECTORS, unhex

Vector = dict[str, Any]


def each(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("vector", VECTORS[kind], ids=lambda v: str(v["source"]))


@each("hash")
def test_hashes(vector: Vector) -> None:
    half = len(vector["text"]) // 2
    parts = vector["text"][:half].encode(), vector["text"][half:].encode()
    assert suite_named(vector["suite"]).digest(*parts).hex() == vector["digest"]


@each("aead")
def test_authenticated_encryption(vector: Vector) -> None:
    suite = suite_named(vector["suite"])
    key, nonce, aad = (unhex(vector[name]) for name in ("key", "nonce", "aad"))
    assert suite.encrypt(key, nonce, unhex(vector["plain"]), aad).hex() == vector["sealed"]
    assert suite.decrypt(key, nonce, unhex(vector["sealed"]), aad).hex() == vector["plain"]


@each("block")
def test_the_block_cipher(vector: Vector) -> None:
    cipher = Cipher(algorithms.SM4(unhex(vector["key"])), modes.ECB()).encryptor()
    assert cipher.update(unhex(vector["plain"])).hex() == vector["sealed"]


@each("derive")
def test_key_derivation(vector: Vector) -> None:
    secret, salt, info = (unhex(vector[name]) for name in ("secret", "salt", "info"))
    suite = suite_named(vector["suite"])
    assert suite.derive(secret, salt, info, vector["length"]).hex() == vector["key"]


@each("passphrase")
def test_keys_from_passphrases(vector: Vector) -> None:
    salt, rounds = unhex(vector["salt"]), vector["iterations"]
    assert key_files.key_of(vector["passphrase"], salt, rounds, 32).hex() == vector["key"]


@each("agreement")
def test_key_agreement(vector: Vector) -> None:
    found = KEMS[vector["scheme"]].find(unhex(vector["private"]), unhex(vector["head"]))
    assert found.hex() == vector["secret"]


def test_sm2_encryption_and_signature() -> None:
    vector = VECTORS["sm2"]
    found = KEMS["sm2"].find(unhex(vector["private"]), unhex(vector["sealed"]))
    assert found.decode() == vector["plain"]
    signature = encode_dss_signature(int(vector["r"], 16), int(vector["s"], 16))
    assert gmssl_pyx.sm2_verify(unhex(vector["public"]), vector["signed"].encode(), signature)
    assert not gmssl_pyx.sm2_verify(unhex(vector["public"]), b"another digest", signature)


def test_shares_of_the_browsers_library() -> None:
    given = [unhex(share) for share in VECTORS["shares"]["shares"]]
    for some in [*combinations(given, 2), given]:
        assert shares.combine(some).hex() == VECTORS["shares"]["secret"]


def test_the_tree() -> None:
    leaves = [unhex(leaf) for leaf in VECTORS["tree"]["leaves"]]
    suite = SUITES["intl"]
    for size, expected in enumerate(VECTORS["tree"]["roots"]):
        assert tree.root(suite, (tree.leaf(suite, one) for one in leaves[:size])).hex() == expected


@pytest.mark.parametrize("name", SUITES)
def test_nothing_shorter_than_a_tag_is_decrypted(name: str) -> None:
    suite = suite_named(name)
    with pytest.raises(InvalidTag):
        suite.decrypt(bytes(suite.key_size), bytes(12), b"short", b"")
