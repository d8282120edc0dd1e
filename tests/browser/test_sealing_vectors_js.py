"""The browser's building blocks give what the standards say, by the same vectors as Python's."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.sealing_place import page as page
from tests.sealing.vectors import VECTORS

pytestmark = pytest.mark.browser
Vector = dict[str, Any]


def each(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("vector", VECTORS[kind], ids=lambda v: str(v["source"]))


def run(page: Page, body: str, vector: Vector) -> Any:
    """What a piece of script makes of a vector; `hex` and `bytes` are at hand."""
    start = "const { hexOf: hex, fromHex: bytes, bytesOf } = probe.bytes;"
    return page.evaluate(f"async v => {{ {start} {body} }}", vector)


@each("hash")
def test_hashes(page: Page, vector: Vector) -> None:
    body = "return hex(await probe.suiteNamed(v.suite).digest(bytesOf(v.text)))"
    assert run(page, body, vector) == vector["digest"]


@each("aead")
def test_authenticated_encryption(page: Page, vector: Vector) -> None:
    body = """const suite = probe.suiteNamed(v.suite), cipher = await suite.cipher(bytes(v.key));
      const [nonce, aad] = [bytes(v.nonce), bytes(v.aad)];
      return [hex(await suite.encrypt(cipher, nonce, bytes(v.plain), aad)),
              hex(await suite.decrypt(cipher, nonce, bytes(v.sealed), aad))]"""
    assert run(page, body, vector) == [vector["sealed"], vector["plain"]]


@each("block")
def test_the_block_cipher(page: Page, vector: Vector) -> None:
    body = """return hex(probe.sm4.encrypt(bytes(v.plain), bytes(v.key),
      { padding: 'none', output: 'array' }))"""
    assert run(page, body, vector) == vector["sealed"]


@each("derive")
def test_key_derivation(page: Page, vector: Vector) -> None:
    assert vector["info"] == ""
    body = """return hex(await probe.suiteNamed(v.suite).derive(
      bytes(v.secret), bytes(v.salt), '', v.length))"""
    assert run(page, body, vector) == vector["key"]


@each("passphrase")
def test_keys_from_passphrases(page: Page, vector: Vector) -> None:
    body = "return hex(await probe.keyFiles.keyOf(v.passphrase, bytes(v.salt), v.iterations, 32))"
    assert run(page, body, vector) == vector["key"]


@each("agreement")
def test_key_agreement(page: Page, vector: Vector) -> None:
    body = """const kem = probe.suiteNamed('intl').kems[v.scheme];
      return hex(await kem.find(await kem.hold(bytes(v.private)), bytes(v.head)))"""
    assert run(page, body, vector) == vector["secret"]


def test_sm2_encryption_and_signature(page: Page) -> None:
    body = """const { sm2 } = probe, publicKey = '04' + v.public;
      const opened = sm2.doDecrypt(v.sealed, v.private, 1, { asn1: true, output: 'array' });
      const check = text => sm2.doVerifySignature(text, v.r + v.s, publicKey, { hash: true });
      return [probe.bytes.textOf(opened), check(v.signed), check('another digest')]"""
    assert run(page, body, VECTORS["sm2"]) == [VECTORS["sm2"]["plain"], True, False]


def test_shares(page: Page) -> None:
    body = """const [a, b, c] = v.shares.map(bytes);
      return Promise.all([[a, b], [b, c], [c, a], [a, b, c]].map(
        async some => hex(await probe.combine(some))))"""
    assert run(page, body, VECTORS["shares"]) == [VECTORS["shares"]["secret"]] * 4


def test_the_tree(page: Page) -> None:
    body = """const suite = probe.suiteNamed('intl');
      const leaves = await Promise.all(v.leaves.map(leaf => probe.tree.leafOf(suite, bytes(leaf))));
      return Promise.all(v.roots.map(
        async (_, size) => hex(await probe.tree.rootOf(suite, leaves.slice(0, size)))))"""
    assert run(page, body, VECTORS["tree"]) == VECTORS["tree"]["roots"]
