"""Signatures say who made a package; only a key of the list, in its time, unwithdrawn, counts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from engine.errors import Invalid
from engine.workflow import packages
from engine.workflow.packages import keys, manifest, signatures
from engine.workflow.packages.signatures import Standing, TrustedKey
from tests.orders.trusted import OTHER, TRUSTED, public
from tests.workflow.packages.zips import parts, tampered

NOW = datetime(2026, 3, 2, tzinfo=UTC)
DAY = timedelta(days=1)
RAW = TRUSTED.public_key().public_bytes_raw()
KEY = TrustedKey(
    id=keys.key_id(RAW),
    public_key=RAW.hex(),
    organisation="省交易中心",
    valid_from=NOW - DAY,
    valid_to=None,
    withdrawn_at=None,
)


def standing(key: TrustedKey = KEY, now: datetime = NOW) -> Standing:
    (one,) = signatures.judged(signatures.sign(parts(), TRUSTED), {key.id: key}, now)
    return one.standing


def test_a_signature_says_whose_it_is_and_survives_the_zip() -> None:
    signed = signatures.sign(parts(), TRUSTED)
    read = packages.from_zip(packages.write_zip(signed)).parts
    (one,) = signatures.judged(read, {KEY.id: KEY}, NOW)
    assert (one.key, one.organisation, one.standing) == (KEY.id, "省交易中心", Standing.VALID)
    assert read["manifest.json"] == signed["manifest.json"]


def test_others_signatures_stay() -> None:
    both = signatures.sign(signatures.sign(parts(), OTHER), TRUSTED)
    judged = signatures.judged(both, {KEY.id: KEY}, NOW)
    assert {one.standing for one in judged} == {Standing.VALID, Standing.UNKNOWN}
    assert signatures.shortfalls(judged) == signatures.faults(judged) == ()


def test_a_key_counts_from_its_first_moment_until_before_its_last() -> None:
    assert standing(replace(KEY, valid_from=NOW)) is Standing.VALID
    assert standing(replace(KEY, valid_from=NOW + DAY)) is Standing.OUT_OF_TIME
    assert standing(replace(KEY, valid_to=NOW)) is Standing.OUT_OF_TIME
    assert standing(replace(KEY, valid_to=NOW + DAY)) is Standing.VALID


def test_a_withdrawn_key_counts_for_nothing() -> None:
    assert standing(replace(KEY, withdrawn_at=NOW - DAY)) is Standing.WITHDRAWN


def test_a_file_changed_after_signing_is_seen() -> None:
    read = packages.from_zip(tampered(TRUSTED)).parts
    (one,) = signatures.judged(read, {KEY.id: KEY}, NOW)
    assert one.standing is Standing.MISMATCH
    assert signatures.faults((one,)) == (f"signatures/{KEY.id}.sig · does not match manifest.json",)


@pytest.mark.parametrize("content", [b"", b"zz", b"\xff\xfe", b"0" * 128, b"0" * 10_000])
def test_a_signature_that_is_none_does_not_match(content: bytes) -> None:
    forged = {**signatures.sign(parts(), TRUSTED), f"signatures/{KEY.id}.sig": content}
    (one,) = signatures.judged(forged, {KEY.id: KEY}, NOW)
    assert one.standing is Standing.MISMATCH


@pytest.mark.parametrize("text", ["", "00", "zz" * 32, "-----BEGIN PUBLIC KEY-----\n-----END"])
def test_what_is_no_key_is_none(text: str) -> None:
    assert keys.public_bytes(text) is None


def test_a_key_is_read_as_pem_and_as_hex() -> None:
    assert keys.public_bytes(public(TRUSTED)) == RAW
    assert keys.public_bytes(f"  {RAW.hex().upper()}\n") == RAW


def test_a_signature_made_elsewhere_is_attached_only_where_it_matches() -> None:
    made = TRUSTED.sign(manifest.made(parts())).hex()
    assert signatures.attach(parts(), RAW.hex(), made) == signatures.sign(parts(), TRUSTED)
    other = OTHER.public_key().public_bytes_raw().hex()
    for key, signature in ((RAW.hex(), "00" * 64), (other, made), ("x", made), (RAW.hex(), "签")):
        with pytest.raises(Invalid, match="does not match"):
            signatures.attach(parts(), key, signature)
