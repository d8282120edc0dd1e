"""The manifest of a sealed bid: everything the platform may know before the opening, frozen."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.errors import SealingRefused
from engine.sealing import bid_keys, boxes, manifest_reading, tree
from engine.sealing.context import FORMAT, context_of
from engine.sealing.encoding import base64_of
from engine.sealing.suites import Suite, suite_named
from engine.store import exact
from engine.vocabulary import Json


@dataclass(frozen=True, kw_only=True, slots=True)
class SealedFor:
    """One custodian's part: the key it was sealed to and what it holds, as a hash."""

    id: str
    fingerprint: str
    scheme: str
    sealed_share: bytes
    share_hash: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """A sealed bid without its content; neither price nor name nor file name is in it."""

    suite: str
    project: str
    lot: str
    bid: str
    script: str
    custodians: tuple[SealedFor, ...]
    open_commitment: bytes
    bidder_commitment: bytes
    envelope: bytes
    chunk_size: int
    chunks: int
    size: int
    root: bytes

    @property
    def context(self) -> bytes:
        return context_of(project=self.project, lot=self.lot, bid=self.bid)

    @property
    def method(self) -> Suite:
        return suite_named(self.suite)

    def custodian(self, id: str) -> SealedFor:
        """One custodian's part; SealingRefused where it has none."""
        for one in self.custodians:
            if one.id == id:
                return one
        raise SealingRefused("custodian", custodian=id)

    def chunk_length(self, index: int) -> int:
        """How many bytes the chunk at this place has."""
        return min(self.chunk_size, self.size - index * self.chunk_size)


def read(content: bytes) -> Manifest:
    """A manifest as it came from outside, judged field by field.

    Raises:
        SealingRefused: code "manifest", `place` names the field.
    """
    fields = manifest_reading.fields_of(content)
    manifest = Manifest(
        suite=str(fields["suite"]),
        project=str(fields["project"]),
        lot=str(fields["lot"]),
        bid=str(fields["bid"]),
        script=str(fields["script"]),
        custodians=tuple(
            SealedFor(**part) for part in manifest_reading.custodians_of(fields["custodians"])
        ),
        **manifest_reading.bytes_of(fields),
        **manifest_reading.sizes_of(fields),
    )
    if written(manifest) != content:
        raise SealingRefused("manifest", place="canonical")
    return manifest


def written(manifest: Manifest) -> bytes:
    """Its canonical bytes: what is hashed, signed in the receipt and kept."""
    return exact.canonical(_json(manifest))


def manifest_hash(manifest: Manifest) -> str:
    """Hex, by the bid's own suite."""
    return manifest.method.digest(written(manifest)).hex()


def check_chunk(manifest: Manifest, index: int, length: int) -> None:
    """Whether a chunk of this place may have this length.

    Raises:
        SealingRefused: names the chunk.
    """
    if not 0 <= index < manifest.chunks or manifest.chunk_length(index) != length:
        raise SealingRefused("chunk", index=index, length=length)


def check_root(manifest: Manifest, leaves: Iterable[bytes]) -> None:
    """Whether the hashed chunks are those of the manifest; SealingRefused names the root."""
    if tree.root(manifest.method, leaves) != manifest.root:
        raise SealingRefused("root")


def check_share(manifest: Manifest, custodian: str, share: bytes) -> None:
    """Whether a share handed in is the one that was sealed; SealingRefused names the custodian."""
    known = manifest.custodian(custodian).share_hash
    if boxes.share_hash(manifest.method, manifest.context, custodian, share) != known:
        raise SealingRefused("share", custodian=custodian)


def check_bidder_key(manifest: Manifest, k_bidder: bytes) -> None:
    """Whether the bidder handed in the secret the bid was sealed with."""
    found = bid_keys.bidder_commitment(manifest.method, manifest.context, k_bidder)
    if found != manifest.bidder_commitment:
        raise SealingRefused("bidder_key")


def _json(manifest: Manifest) -> dict[str, Json]:
    return {
        "format": FORMAT,
        "suite": manifest.suite,
        "project": manifest.project,
        "lot": manifest.lot,
        "bid": manifest.bid,
        "script": manifest.script,
        "custodians": [_custodian(one) for one in manifest.custodians],
        "open_commitment": base64_of(manifest.open_commitment),
        "bidder_commitment": base64_of(manifest.bidder_commitment),
        "envelope": base64_of(manifest.envelope),
        "chunk_size": manifest.chunk_size,
        "chunks": manifest.chunks,
        "size": manifest.size,
        "root": base64_of(manifest.root),
    }


def _custodian(one: SealedFor) -> Json:
    return {
        "id": one.id,
        "fingerprint": one.fingerprint,
        "scheme": one.scheme,
        "sealed_share": base64_of(one.sealed_share),
        "share_hash": base64_of(one.share_hash),
    }
