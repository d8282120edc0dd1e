"""A manifest comes from outside: only one spelling is read, and every field is judged."""

import base64
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import SealingRefused
from engine.sealing import manifest as manifests
from engine.sealing.suites import SUITES
from engine.store import exact
from tests.sealing.bids import READ_OUT, Sealed, sealed

FILE = b"the secret offer"
WRITTEN = manifests.written(sealed("intl", FILE).manifest)


def _nested(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(inner) | st.dictionaries(st.text(), inner)


@pytest.fixture(scope="module", params=SUITES)
def bid(request: pytest.FixtureRequest) -> Sealed:
    return sealed(str(request.param), FILE)


@pytest.fixture
def fields(bid: Sealed) -> dict[str, Any]:
    return dict(json.loads(manifests.written(bid.manifest)))


def refused_at(fields: object) -> object:
    with pytest.raises(SealingRefused) as refusal:
        manifests.read(exact.canonical(fields))
    assert refusal.value.code == "manifest"
    return refusal.value.where["place"]


def test_what_is_written_is_read(bid: Sealed) -> None:
    assert manifests.read(manifests.written(bid.manifest)) == bid.manifest


def test_neither_price_nor_name_nor_file_is_in_it(bid: Sealed) -> None:
    written = manifests.written(bid.manifest)
    decoded = b"".join(base64.b64decode(text) for text in _texts(json.loads(written)))
    for secret in (
        READ_OUT["organisation"],
        READ_OUT["price"],
        "0.pdf",
        "application/pdf",
        FILE.decode(),
    ):
        assert str(secret).encode() not in written + decoded


def test_the_envelope_has_one_size_whatever_is_in_it(bid: Sealed) -> None:
    assert len(bid.manifest.envelope) == 4096 + 16


def test_its_hash_changes_with_every_field(bid: Sealed, fields: dict[str, Any]) -> None:
    known = manifests.manifest_hash(bid.manifest)
    for name in ("project", "lot", "bid"):
        other = manifests.read(exact.canonical({**fields, name: "other"}))
        assert manifests.manifest_hash(other) != known


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format", "sunroad-bid/2"),
        ("suite", "rot13"),
        ("suite", ["intl"]),
        ("project", 7),
        ("project", "a b"),
        ("lot", ""),
        ("bid", "x" * 121),
        ("bid", 'b"|'),
        ("script", "0" * 63),
        ("script", "somebody else"),
        ("open_commitment", "AAAA"),
        ("bidder_commitment", None),
        ("envelope", "AAAA"),
        ("root", "not base64!"),
        ("chunk_size", 4096),
        ("chunk_size", True),
        ("chunks", 0),
        ("chunks", 2),
        ("chunks", "1"),
        ("size", 8 * 1024 * 1024 + 1),
        ("size", 16),
        ("size", -1),
        ("custodians", []),
        ("custodians", {}),
        ("custodians", [1, 2, 3]),
    ],
)
def test_a_wrong_field_is_named(fields: dict[str, Any], name: str, value: object) -> None:
    assert refused_at({**fields, name: value}) in (name, f"{name}.scheme", "size")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "a|b"),
        ("fingerprint", "F" * 64),
        ("scheme", "rsa"),
        ("scheme", ["x25519"]),
        ("sealed_share", "A" * 2000),
        ("share_hash", "AAAA"),
    ],
)
def test_a_wrong_part_of_a_custodian_is_named(
    fields: dict[str, Any], name: str, value: object
) -> None:
    first, *others = fields["custodians"]
    place = refused_at({**fields, "custodians": [{**first, name: value}, *others]})
    assert place in (f"custodians.{name}", name)


def test_one_custodian_twice_is_refused(fields: dict[str, Any]) -> None:
    first, *_ = fields["custodians"]
    assert refused_at({**fields, "custodians": [first] * 3}) == "custodians.id"


def test_a_field_more_or_less_is_refused(fields: dict[str, Any]) -> None:
    assert refused_at({**fields, "price": "1"}) == "fields"
    assert refused_at({name: value for name, value in fields.items() if name != "root"}) == "fields"


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"nonsense", b"{" * 70_000, b"[" * 60_000, b'{"a":1}\xff'],
    ids=["empty", "list", "no json", "large", "deep", "no utf-8"],
)
def test_what_is_no_manifest_is_refused(content: bytes) -> None:
    with pytest.raises(SealingRefused, match="manifest"):
        manifests.read(content)


def test_another_spelling_of_the_same_is_refused(fields: dict[str, Any]) -> None:
    for spelled in (json.dumps(fields), json.dumps(fields, sort_keys=True, indent=1)):
        with pytest.raises(SealingRefused, match="canonical"):
            manifests.read(spelled.encode())


def test_a_field_twice_is_refused(fields: dict[str, Any]) -> None:
    written = exact.canonical(fields)
    with pytest.raises(SealingRefused):
        manifests.read(b'{"bid":"b-1",' + written[1:])


@given(st.data())
def test_a_changed_byte_is_refused_or_another_manifest(data: st.DataObject) -> None:
    """Whatever comes, nothing but a refusal: no other error reaches the page."""
    at = data.draw(st.integers(0, len(WRITTEN) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != WRITTEN[at]))
    changed = WRITTEN[:at] + bytes((byte,)) + WRITTEN[at + 1 :]
    with suppress(SealingRefused):
        assert manifests.written(manifests.read(changed)) == changed


@given(st.recursive(st.none() | st.integers() | st.text(), _nested, max_leaves=20))
def test_any_json_is_refused(value: object) -> None:
    with pytest.raises(SealingRefused):
        manifests.read(json.dumps(value).encode())


def test_half_a_character_is_refused(fields: dict[str, Any]) -> None:
    written = exact.canonical(fields).replace(b'"b-1"', b'"\\ud800"')
    with pytest.raises(SealingRefused, match="manifest"):
        manifests.read(written)


def _texts(value: object) -> list[str]:
    """Every base64 text in it."""
    if isinstance(value, dict):
        names = ("sealed_share", "share_hash", "envelope", "root", "open_commitment")
        return [text for name, one in value.items() for text in _texts_at(name, one, names)]
    return [text for one in value for text in _texts(one)] if isinstance(value, list) else []


def _texts_at(name: str, value: object, names: tuple[str, ...]) -> list[str]:
    return [str(value)] if name in names else _texts(value)
