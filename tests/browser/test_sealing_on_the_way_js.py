"""Sealing while the world interferes: reloads, other files, slow networks, insecure pages."""

import base64
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from engine.sealing import bidder_key, boxes, custodian_keys, opening
from engine.sealing import manifest as manifests
from engine.sealing.custodian_keys import CustodianKeys
from tests.browser import sealing_place
from tests.browser.sealing_place import given, refusal
from tests.browser.sealing_place import page as page
from tests.sealing.bids import PASSPHRASE, READ_OUT, ROLES

pytestmark = pytest.mark.browser
SCHEMES: dict[str, tuple[str, ...]] = {"intl": ("x25519", "p256"), "sm": ("sm2",)}
MIB = 1024 * 1024
INTERRUPTED = """async ({ given, bytes, stop }) => {
  const file = new File([new Uint8Array(bytes).fill(7)], 'a');
  const kept = [];
  let state;
  try {
    await seal.sealBid({ ...given, files: [file] }, {
      onState: given => { state = given; },
      putChunk: async (index, chunk) => {
        if (index === stop) throw new Error('away');
        kept[index] = chunk;
      },
    });
    return 'not interrupted';
  } catch (problem) {
    window.interrupted = { given, state: structuredClone(state), kept, file };
    return [problem.message, kept.length, state.leaves.length];
  }
}"""
RESUMED = """async () => {
  const { given, state, kept, file } = interrupted, again = [];
  const { bytes, keyFile } = await seal.sealBid(
    { ...given, files: [file], resumeFrom: state, have: Object.keys(kept).map(Number) },
    { putChunk: async (index, chunk) => { again.push(index); kept[index] = chunk; } },
  );
  const { base64Of, hexOf } = probe.bytes;
  const suite = probe.suiteNamed(given.suite);
  const leaves = await Promise.all(kept.map(chunk => probe.tree.leafOf(suite, chunk)));
  return { again, bytes: base64Of(bytes), keyFile, leaves: leaves.map(hexOf) };
}"""


def custodians_of(suite: str) -> dict[str, CustodianKeys]:
    return {role: custodian_keys.make(suite) for role in ROLES}


@pytest.mark.parametrize("suite", SCHEMES)
def test_an_interrupted_sealing_goes_on_with_the_same_files(page: Page, suite: str) -> None:
    custodians = custodians_of(suite)
    asked = {"given": given(suite, custodians, SCHEMES[suite]), "bytes": 20 * MIB, "stop": 1}
    message, kept, leaves = page.evaluate(INTERRUPTED, asked)
    assert (message, kept) == ("away", 1)
    assert leaves >= 2
    found = page.evaluate(RESUMED)
    assert found["again"] == [1, 2]
    manifest = manifests.read(base64.b64decode(found["bytes"]))
    manifests.check_root(manifest, [bytes.fromhex(leaf) for leaf in found["leaves"]])
    handed = {role: _share(manifest, custodians, role) for role in ROLES[:2]}
    k_open = opening.combine_open_key(manifest, handed)
    k_bidder = bidder_key.read(found["keyFile"], PASSPHRASE)
    assert opening.open_envelope(manifest, k_open, k_bidder) == READ_OUT


@pytest.mark.parametrize("at", [0, 9 * MIB], ids=["first chunk", "second chunk"])
def test_other_files_never_meet_the_same_key(page: Page, at: int) -> None:
    """What was recorded may have left: another text at its place is refused before it leaves."""
    asked = {
        "given": given("intl", custodians_of("intl"), SCHEMES["intl"]),
        "bytes": 20 * MIB,
        "stop": 1,
    }
    page.evaluate(INTERRUPTED, asked)
    body = """
      const { given, state } = interrupted, bytes = new Uint8Array(20 * 1024 * 1024).fill(7);
      bytes[at] = 8;
      const left = window.left = [], files = [new File([bytes], 'a')];
      await seal.sealBid({ ...given, files, resumeFrom: state, have: [0] },
        { putChunk: async index => { left.push(index); } });"""
    index = at // (8 * MIB)
    assert refusal(page, body, {"at": at}) == ["SealingRefused", "other_files", {"index": index}]
    assert page.evaluate("left") == []


def test_files_of_another_length_are_refused_at_once(page: Page) -> None:
    body = """
      const { given, state } = interrupted;
      await seal.sealBid({ ...given, files: [new File(['x'], 'a')], resumeFrom: state }, {});"""
    assert refusal(page, body, {}) == ["SealingRefused", "other_files", {"index": 0}]


@pytest.mark.parametrize("suite", SCHEMES)
def test_sixty_four_mebibytes_pass_two_chunks_at_a_time(
    page: Page, suite: str, tmp_path: Path
) -> None:
    """Back-pressure: however slow the server, never more than two chunks are in flight."""
    large = tmp_path / "large.bin"
    large.write_bytes(bytes(64 * MIB))
    page.set_content("<input type=file>")
    page.set_input_files("input", large)
    found = page.evaluate(
        """async given => {
          const files = [...document.querySelector('input').files];
          let flying = 0, most = 0, size = 0;
          const putChunk = async (_, chunk) => {
            most = Math.max(most, ++flying);
            size += chunk.length;
            await new Promise(done => setTimeout(done, 20));
            flying -= 1;
          };
          const { manifest } = await seal.sealBid({ ...given, files }, { putChunk });
          return { most, size, chunks: manifest.chunks };
        }""",
        given(suite, custodians_of(suite), SCHEMES[suite]),
    )
    assert found["most"] <= 2
    assert found["chunks"] == 9
    assert found["size"] > 64 * MIB


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"passphrase": "eleven char"}, "short_passphrase", {"least": 12}),
        ({"suite": "rot13"}, "suite", {"name": "rot13"}),
        ({"custodians": []}, "custodians", {"needed": 3}),
        ({"readOut": {"x": "y" * 5000}}, "read_out_too_large", {"size": 5008, "limit": 4092}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_sealed_is_refused(
    page: Page, change: dict[str, Any], code: str, where: dict[str, Any]
) -> None:
    asked = given("intl", custodians_of("intl"), SCHEMES["intl"]) | change
    body = "await seal.sealBid({ ...asked, files: [new File(['x'], 'a')] }, {});"
    assert refusal(page, body, {"asked": asked}) == ["SealingRefused", code, where]


@pytest.mark.parametrize("role", ROLES)
def test_a_custodian_whose_key_is_not_that_of_the_notice_is_named(page: Page, role: str) -> None:
    asked = given("intl", custodians_of("intl"), SCHEMES["intl"])
    for one in asked["custodians"]:
        if one["id"] == role:
            one["public_keys"] = dict(custodian_keys.make("intl").public)
    body = "await seal.sealBid({ ...asked, files: [new File(['x'], 'a')] }, {});"
    expected = ["SealingRefused", "fingerprint", {"custodian": role}]
    assert refusal(page, body, {"asked": asked}) == expected


def test_without_a_secure_context_everything_is_refused(chromium: Browser, tmp_path: Path) -> None:
    script = sealing_place.bundled(tmp_path) / "seal.js"
    insecure = chromium.new_page()
    answers = {"/": ("<!doctype html><title>x</title>", "text/html")}
    answers["/seal.js"] = (script.read_text("utf-8"), "text/javascript")

    def answer(route: Route) -> None:
        body, kind = answers[urlsplit(route.request.url).path]
        route.fulfill(body=body, content_type=kind)

    insecure.route("http://insecure.test/**", answer)
    insecure.goto("http://insecure.test/")
    insecure.evaluate("async () => { window.seal = await import('/seal.js'); }")
    for call in (
        "seal.requireSecureContext()",
        "seal.sealBid({}, {})",
        "seal.makeCustodianKeys({})",
        "seal.openCustodianKeys({}, '')",
        "seal.openBidderKey({}, '')",
        "seal.testSeal({})",
    ):
        found = refusal(insecure, f"await {call};", {"nothing": None})
        assert found == ["SealingRefused", "insecure_context", {}], call
    insecure.close()


def _share(manifest: manifests.Manifest, custodians: dict[str, CustodianKeys], role: str) -> bytes:
    part = manifest.custodian(role)
    pair = custodians[role].pair(part.scheme)
    return boxes.open_share(
        manifest.method, part.scheme, pair, manifest.context, role, part.sealed_share
    )
