"""A whole bid, sealed and opened, in both suites; whatever is changed is refused and named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import SealingRefused
from engine.sealing import boxes, opening, tree
from engine.sealing import manifest as manifests
from engine.sealing.kems import KEMS
from engine.sealing.suites import SUITES
from tests.sealing.bids import READ_OUT, ROLES, Sealed, sealed, sealed_for

PAIRS = {scheme: kem.make() for scheme, kem in KEMS.items()}
FILES = (b"%PDF-1.7 price sheet", b"", b"drawings" * 1_200_000)


@pytest.fixture(scope="module", params=SUITES)
def bid(request: pytest.FixtureRequest) -> Sealed:
    return sealed(str(request.param), *FILES)


def flipped(content: bytes, at: int = 0) -> bytes:
    return content[:at] + bytes((content[at] ^ 1,)) + content[at + 1 :]


def k_open(bid: Sealed, *roles: str) -> bytes:
    return opening.combine_open_key(bid.manifest, {role: bid.share(role) for role in roles})


@pytest.mark.parametrize("absent", ROLES)
def test_any_two_custodians_and_the_bidder_open_it(bid: Sealed, absent: str) -> None:
    opened = k_open(bid, *(role for role in ROLES if role != absent))
    bidder = bid.secret.k_bidder
    assert opening.open_envelope(bid.manifest, opened, bidder) == READ_OUT
    pieces = list(opening.open_content(bid.manifest, opened, bidder, bid.chunks))
    files = [b"".join(p.data for p in pieces if p.file.name == f"{n}.pdf") for n in range(3)]
    assert files == list(FILES)


def test_all_three_open_it_too(bid: Sealed) -> None:
    assert k_open(bid, *ROLES) == bid.secret.k_open


@pytest.mark.parametrize("role", ROLES)
def test_one_custodian_is_not_enough(bid: Sealed, role: str) -> None:
    with pytest.raises(SealingRefused, match="too_few_shares"):
        k_open(bid, role)


@pytest.mark.parametrize("role", ROLES)
def test_a_changed_share_names_its_custodian(bid: Sealed, role: str) -> None:
    handed = {one: bid.share(one) for one in ROLES}
    handed[role] = flipped(handed[role], 5)
    with pytest.raises(SealingRefused) as refusal:
        opening.combine_open_key(bid.manifest, handed)
    assert refusal.value.where == {"code": "share", "custodian": role}


@pytest.mark.parametrize("role", ROLES)
def test_a_changed_box_names_its_custodian(bid: Sealed, role: str) -> None:
    part = bid.manifest.custodian(role)
    for at in range(0, len(part.sealed_share), 7):
        broken = replace(part, sealed_share=flipped(part.sealed_share, at))
        others = tuple(broken if one.id == role else one for one in bid.manifest.custodians)
        changed = replace(bid, manifest=replace(bid.manifest, custodians=others))
        with pytest.raises(SealingRefused) as refusal:
            changed.share(role)
        assert refusal.value.where == {"code": "sealed_share", "custodian": role}


@pytest.mark.parametrize("scheme", ["x25519", "p256", "sm2"])
@given(box=st.binary(max_size=200))
def test_any_bytes_as_a_box_are_refused(scheme: str, box: bytes) -> None:
    suite = SUITES["sm" if scheme == "sm2" else "intl"]
    with pytest.raises(SealingRefused, match="sealed_share: custodian tenderee"):
        boxes.open_share(suite, scheme, PAIRS[scheme], b"context", "tenderee", box)


def test_a_share_of_another_bid_is_refused(bid: Sealed) -> None:
    other = sealed_for(bid.custodians, bid.manifest.suite, b"x", bid="b-2")
    with pytest.raises(SealingRefused, match="share: custodian tenderee"):
        opening.combine_open_key(bid.manifest, {"tenderee": other.share("tenderee")})
    moved = replace(other, manifest=replace(other.manifest, bid="b-1"))
    with pytest.raises(SealingRefused, match="sealed_share: custodian tenderee"):
        moved.share("tenderee")


def test_another_custodian_cannot_open_the_box(bid: Sealed) -> None:
    keys = bid.custodians | {"tenderee": bid.custodians["supervisor"]}
    with pytest.raises(SealingRefused, match="sealed_share: custodian tenderee"):
        replace(bid, custodians=keys).share("tenderee")


def test_another_bidder_key_is_refused(bid: Sealed) -> None:
    opened = k_open(bid, *ROLES[:2])
    with pytest.raises(SealingRefused, match="bidder_key"):
        opening.open_envelope(bid.manifest, opened, flipped(bid.secret.k_bidder))


def test_a_changed_envelope_is_refused(bid: Sealed) -> None:
    changed = replace(bid.manifest, envelope=flipped(bid.manifest.envelope, 4111))
    with pytest.raises(SealingRefused, match="envelope"):
        opening.open_envelope(changed, k_open(bid, *ROLES[:2]), bid.secret.k_bidder)


@pytest.mark.parametrize("index", [0, 1])
def test_a_changed_chunk_is_named(bid: Sealed, index: int) -> None:
    chunks = list(bid.chunks)
    chunks[index] = flipped(chunks[index], 1000)
    pieces = opening.open_content(
        bid.manifest, k_open(bid, *ROLES[:2]), bid.secret.k_bidder, chunks
    )
    with pytest.raises(SealingRefused, match=f"chunk: index {index}"):
        list(pieces)


def test_the_root_covers_every_chunk(bid: Sealed) -> None:
    leaves = [tree.leaf(bid.manifest.method, chunk) for chunk in bid.chunks]
    manifests.check_root(bid.manifest, leaves)
    with pytest.raises(SealingRefused, match="root"):
        manifests.check_root(bid.manifest, leaves[::-1])


def test_lengths_of_chunks_are_those_of_the_manifest(bid: Sealed) -> None:
    for index, chunk in enumerate(bid.chunks):
        manifests.check_chunk(bid.manifest, index, len(chunk))
        with pytest.raises(SealingRefused, match=f"chunk: index {index}"):
            manifests.check_chunk(bid.manifest, index, len(chunk) - 1)
    with pytest.raises(SealingRefused, match="chunk: index 2"):
        manifests.check_chunk(bid.manifest, 2, 17)


def test_a_bidder_cannot_lay_shares_that_open_two_ways(bid: Sealed) -> None:
    """Each pair of custodians would find another secret; the commitment allows one."""
    place = bid.share("supervisor")[-1:]
    crooked = bytes(32) + place
    part = bid.manifest.custodian("supervisor")
    hashed = boxes.share_hash(bid.manifest.method, bid.manifest.context, part.id, crooked)
    others = (*bid.manifest.custodians[:2], replace(part, share_hash=hashed))
    laid = replace(bid.manifest, custodians=others)
    handed = {"tenderee": bid.share("tenderee"), "supervisor": crooked}
    with pytest.raises(SealingRefused, match="open_key"):
        opening.combine_open_key(laid, handed)
    twice = {"tenderee": bid.share("tenderee"), "centre_witness": bid.share("centre_witness")}
    assert opening.combine_open_key(laid, twice) == bid.secret.k_open


def test_the_context_holds_every_part(bid: Sealed) -> None:
    opened = k_open(bid, *ROLES[:2])
    for name in ("project", "lot", "bid"):
        moved = replace(bid.manifest, **{name: "another"})
        with pytest.raises(SealingRefused):
            opening.open_envelope(moved, opened, bid.secret.k_bidder)
