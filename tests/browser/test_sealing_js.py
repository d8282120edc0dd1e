"""What Chromium seals Python opens, and the other way round; every change is refused and named."""

import base64
import json
from dataclasses import dataclass, replace
from typing import Any

import pytest
from playwright.sync_api import Page

from engine.errors import SealingRefused
from engine.sealing import (
    bidder_key,
    custodian_keys,
    opening,
    rehearsal,
    tree,
)
from engine.sealing import manifest as manifests
from engine.sealing.custodian_keys import CustodianKeys
from engine.store import exact
from tests.browser.sealing_place import given, refusal
from tests.browser.sealing_place import page as page
from tests.sealing.bids import PASSPHRASE, READ_OUT, ROLES, Sealed, key_file_of, sealed

pytestmark = pytest.mark.browser
FILES = {"报价.pdf": b"%PDF price 8765432.10", "empty": b"", "drawings": b"0123456789" * 900_000}
KINDS = {
    "x25519": ("intl", ("x25519", "p256")),
    "p256": ("intl", ("p256",)),
    "sm2": ("sm", ("sm2",)),
}
OPEN = f"const keys = await seal.openCustodianKeys(file, '{PASSPHRASE}');"
SEAL = """async ({ given, files }) => {
  const chunks = [], seen = [];
  const { manifest, bytes, keyFile } = await seal.sealBid(
    { ...given, files: files.map(([name, content]) => fileOf(name, content)) },
    {
      putChunk: async (index, chunk, last) => {
        chunks[index] = chunk;
        seen.push(`chunk ${index} ${last}`);
      },
      onKeyFile: () => { seen.push('key file'); },
      onState: ({ leaves }) => { seen.push(`state ${leaves.length}`); },
      onProgress: ({ sent, chunks: of }) => { seen.push(`progress ${sent}/${of}`); },
    },
  );
  const { base64Of } = probe.bytes;
  return { manifest, bytes: base64Of(bytes), keyFile, seen, chunks: chunks.map(base64Of) };
}"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What the browser sealed and handed over."""

    bid: Sealed
    raw: bytes
    key_file: dict[str, Any]
    seen: list[str]


@pytest.fixture(scope="module", params=KINDS)
def made(request: pytest.FixtureRequest, page: Page) -> Made:
    suite, schemes = KINDS[request.param]
    custodians = {role: custodian_keys.make(suite) for role in ROLES}
    files = [[name, base64.b64encode(content).decode()] for name, content in FILES.items()]
    result = page.evaluate(SEAL, {"given": given(suite, custodians, schemes), "files": files})
    raw = base64.b64decode(result["bytes"])
    manifest = manifests.read(raw)
    assert {one.scheme for one in manifest.custodians} == {request.param}
    chunks = [base64.b64decode(chunk) for chunk in result["chunks"]]
    bid = Sealed(manifest=manifest, chunks=chunks, custodians=custodians, secret=None)
    return Made(bid=bid, raw=raw, key_file=result["keyFile"], seen=result["seen"])


def secrets_of(made: Made, *roles: str) -> tuple[bytes, bytes]:
    handed = {role: made.bid.share(role) for role in roles}
    k_open = opening.combine_open_key(made.bid.manifest, handed)
    return k_open, bidder_key.read(made.key_file, PASSPHRASE)


@pytest.mark.parametrize("absent", ROLES)
def test_python_opens_what_the_browser_sealed(made: Made, absent: str) -> None:
    manifest, chunks = made.bid.manifest, made.bid.chunks
    secrets = secrets_of(made, *(role for role in ROLES if role != absent))
    assert opening.open_envelope(manifest, *secrets) == READ_OUT
    found: dict[str, bytes] = {}
    for piece in opening.open_content(manifest, *secrets, chunks):
        found[piece.file.name] = found.get(piece.file.name, b"") + piece.data
    assert found == FILES
    manifests.check_root(manifest, [tree.leaf(manifest.method, chunk) for chunk in chunks])
    for index, chunk in enumerate(chunks):
        manifests.check_chunk(manifest, index, len(chunk))


def test_the_manifest_says_what_its_bytes_say(made: Made) -> None:
    assert manifests.written(made.bid.manifest) == made.raw
    for secret in (str(READ_OUT["price"]), "报价", "drawings"):
        assert secret.encode() not in made.raw


def test_the_key_file_is_safe_before_anything_leaves(made: Made) -> None:
    assert made.seen[0] == "key file"
    assert made.seen.index("state 1") < made.seen.index("chunk 0 false")
    assert made.seen.index("state 2") < made.seen.index("chunk 1 true")
    assert made.seen[-1] == "progress 2/2"


@pytest.mark.parametrize("index", [0, 1])
def test_a_changed_chunk_is_named(made: Made, index: int) -> None:
    chunks = list(made.bid.chunks)
    chunks[index] = flipped(chunks[index])
    pieces = opening.open_content(made.bid.manifest, *secrets_of(made, *ROLES[:2]), chunks)
    with pytest.raises(SealingRefused, match=f"chunk: index {index}"):
        list(pieces)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("project", "sealed_share"),
        ("lot", "sealed_share"),
        ("bid", "sealed_share"),
        ("open_commitment", "open_key"),
        ("bidder_commitment", "bidder_key"),
        ("envelope", "envelope"),
        ("root", "root"),
        ("size", "chunk"),
    ],
)
def test_every_changed_field_of_the_manifest_is_refused(made: Made, name: str, code: str) -> None:
    fields = json.loads(made.raw)
    fields[name] = _changed(fields[name])
    manifest = manifests.read(exact.canonical(fields))
    with pytest.raises(SealingRefused) as refusal:
        _open_all(replace(made, bid=replace(made.bid, manifest=manifest)))
    assert refusal.value.code == code


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", ["sealed_share", "share_hash", "id"])
def test_every_changed_part_of_a_custodian_is_named(
    page: Page, made: Made, role: str, name: str
) -> None:
    asked = share_question(made.bid, role)
    asked["custodian" if name == "id" else name] = (
        "other" if name == "id" else _changed(asked[name])
    )
    file = custodian_file(made.bid.custodians[role], role)
    found = refusal(
        page, f"{OPEN} return seal.openShare(keys, asked)", {"file": file, "asked": asked}
    )
    code = "share" if name == "share_hash" else "sealed_share"
    assert found == ["SealingRefused", code, {"custodian": asked["custodian"]}]


def test_both_sides_write_the_same_canonical_json(page: Page) -> None:
    odd = ["一标段", "é", "e\u0301", "😀", "\u2028", "\x7f", '"', "\\", "/", "\x01", "\b\f\n\r\t"]
    value = {"z": odd, "a": {"é": 1, "B": None, "a": True}, "_": [0, -5, "1.50"], "": {}}
    found = page.evaluate("value => probe.bytes.base64Of(seal.canonical(value))", value)
    assert base64.b64decode(found) == exact.canonical(value)


@pytest.mark.parametrize("suite", ["intl", "sm"])
def test_the_browser_opens_the_shares_that_python_sealed(page: Page, suite: str) -> None:
    bid = sealed(suite, b"content")
    for role in ROLES:
        script = f"async ({{ file, asked }}) => {{ {OPEN} return seal.openShare(keys, asked); }}"
        file = custodian_file(bid.custodians[role], role)
        share = page.evaluate(script, {"file": file, "asked": share_question(bid, role)})
        assert base64.b64decode(share) == bid.share(role)


@pytest.mark.parametrize("suite", ["intl", "sm"])
def test_the_browser_reads_the_key_file_that_python_wrote(page: Page, suite: str) -> None:
    bid = sealed(suite, b"content")
    asked = {"file": json.dumps(key_file_of(bid)), "passphrase": PASSPHRASE}
    script = "async ({ file, passphrase }) => seal.openBidderKey(new Blob([file]), passphrase)"
    assert base64.b64decode(page.evaluate(script, asked)) == bid.secret.k_bidder
    wrong = refusal(page, "return seal.openBidderKey(file, 'another passphrase')", asked)
    assert wrong == ["SealingRefused", "passphrase", {}]


@pytest.mark.parametrize("suite", ["intl", "sm"])
def test_a_custodian_makes_keys_and_rehearses(page: Page, suite: str) -> None:
    asked = {"suite": suite, "project": "p-1", "role": "tenderee", "passphrase": PASSPHRASE}
    new = page.evaluate("asked => seal.makeCustodianKeys(asked)", asked)
    public = custodian_keys.check_public_keys(suite, new["publicKeys"])
    assert custodian_keys.fingerprint(suite, public) == new["fingerprint"]
    assert custodian_keys.read(new["file"], PASSPHRASE).public == public
    challenge = rehearsal.challenge(suite=suite, project="p-1", role="tenderee", public_keys=public)
    answer = f"async ({{ file, asked }}) => {{ {OPEN} return seal.answerChallenge(keys, asked); }}"
    given = {"file": new["file"], "asked": challenge.question}
    assert page.evaluate(answer, given) == challenge.answer


def test_private_keys_cannot_be_read_in_the_page(page: Page) -> None:
    file = custodian_file(custodian_keys.make("intl"), "tenderee")
    script = f"""async ({{ file }}) => {{ {OPEN}
      return Promise.all(Object.values(keys.pairs).map(({{ held }}) =>
        crypto.subtle.exportKey('pkcs8', held).then(() => 'read', ({{ name }}) => name))); }}"""
    assert page.evaluate(script, {"file": file}) == ["InvalidAccessError"] * 2


def test_a_test_seal_opens_and_a_wrong_passphrase_does_not(page: Page, made: Made) -> None:
    manifest = made.bid.manifest
    asked = {
        "suite": manifest.suite,
        "project": manifest.project,
        "lot": manifest.lot,
        "bid": manifest.bid,
        "keyFile": made.key_file,
        "passphrase": PASSPHRASE,
        "bidder_commitment": base64.b64encode(manifest.bidder_commitment).decode(),
    }
    assert page.evaluate("asked => seal.testSeal(asked)", asked) is True
    body = "return seal.testSeal(asked)"
    other = {**asked, "passphrase": "another passphrase"}
    assert refusal(page, body, {"asked": other}) == ["SealingRefused", "passphrase", {}]
    other = {**asked, "bidder_commitment": base64.b64encode(bytes(32)).decode()}
    assert refusal(page, body, {"asked": other}) == ["SealingRefused", "bidder_key", {}]


def flipped(content: bytes) -> bytes:
    return content[:-1] + bytes((content[-1] ^ 1,))


def custodian_file(keys: CustodianKeys, role: str) -> dict[str, Any]:
    return dict(custodian_keys.write(keys, project="p-1", role=role, passphrase=PASSPHRASE))


def share_question(bid: Sealed, role: str) -> dict[str, Any]:
    """What a custodian's page gets for one bid."""
    part = bid.manifest.custodian(role)
    return {
        "context": bid.manifest.context.decode(),
        "custodian": role,
        "scheme": part.scheme,
        "sealed_share": base64.b64encode(part.sealed_share).decode(),
        "share_hash": base64.b64encode(part.share_hash).decode(),
    }


def _changed(value: Any) -> Any:
    """Another value that looks just as good."""
    if isinstance(value, int):
        return value - 1
    try:
        return base64.b64encode(flipped(base64.b64decode(value, validate=True))).decode()
    except ValueError:
        return value + "x"


def _open_all(made: Made) -> None:
    manifest, chunks = made.bid.manifest, made.bid.chunks
    secrets = secrets_of(made, *ROLES[:2])
    opening.open_envelope(manifest, *secrets)
    for index, chunk in enumerate(chunks):
        manifests.check_chunk(manifest, index, len(chunk))
    manifests.check_root(manifest, [tree.leaf(manifest.method, chunk) for chunk in chunks])
    list(opening.open_content(manifest, *secrets, chunks))
