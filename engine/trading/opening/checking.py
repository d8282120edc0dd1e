"""Checks the content of opened bids in pieces, outside any transaction: chunk by chunk.

A chunk that is not the one received is the platform's fault; one that was received so and does
not open is the bidder's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from engine.errors import SealingRefused
from engine.sealing import container, stream, tree
from engine.sealing.encoding import base64_of, bytes_in
from engine.sealing.suites import Suite, suite_named
from engine.settings import Settings
from engine.store import exact
from engine.trading.opening import stored, vault
from engine.trading.opening.tables import OpenedBidRow
from engine.vocabulary import Data, Json, Message

CHANNEL = "opening"
PIECE = 16
"""Chunks of one message: at most 128 MiB, read and decrypted within a lease of the outbox."""
STORAGE, CONTENT = "storage", "content"


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """`fault` is storage or content, at `chunk`; `files` come with the first piece."""

    until: int
    fault: str | None = None
    chunk: int | None = None
    files: Json = None


def next_piece(session: Session, row: OpenedBidRow) -> Message:
    """What the sender needs to check the chunks from where the check stands."""
    manifest = stored.manifest_of(session, row.bid)
    assert manifest is not None  # found whole when it was read out
    chunks = stored.chunks(session, row.bid)[row.checked : row.checked + PIECE]
    body: dict[str, Json] = {
        "bid": row.bid,
        "suite": manifest.suite,
        "context": base64_of(manifest.context),
        "key": row.content_key,
        "first": row.checked,
        "chunks": manifest.chunks,
        "size": manifest.size,
        "leaves": [one.leaf.hex() for one in chunks],
        "paths": [str(one.path) for one in chunks],
    }
    return Message(channel=CHANNEL, key=f"{row.bid}:{row.checked}", body=body)


def check(body: Data, settings: Settings) -> Checked:
    """The verdict over the chunks of one message; memory holds one chunk."""
    job = _Job.read(body, settings)
    files: Json = None
    for index, leaf, path in job.chunks():
        sealed = _bytes(path)
        if sealed is None or tree.leaf(job.suite, sealed) != leaf:
            return Checked(until=index, fault=STORAGE, chunk=index)
        try:
            plain = job.open(index, sealed)
            files = _files(plain, job.plain_size) if index == 0 else files
        except (SealingRefused, ValueError, RecursionError):
            return Checked(until=index, fault=CONTENT, chunk=index)
    return Checked(until=job.first + len(job.leaves), files=files)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Job:
    suite: Suite
    context: bytes
    key: bytes
    first: int
    count: int
    plain_size: int
    leaves: Sequence[str]
    paths: Sequence[str]

    @classmethod
    def read(cls, body: Data, settings: Settings) -> "_Job":
        count = int(str(body["chunks"]))
        return cls(
            suite=suite_named(str(body["suite"])),
            context=bytes_in(body["context"]),
            key=vault.unlock(settings, str(body["bid"]), vault.CONTENT, str(body["key"])),
            first=int(str(body["first"])),
            count=count,
            plain_size=int(str(body["size"])) - count * stream.TAG,
            leaves=_texts(body["leaves"]),
            paths=_texts(body["paths"]),
        )

    def chunks(self) -> Iterator[tuple[int, bytes, Path]]:
        for place, (leaf, path) in enumerate(zip(self.leaves, self.paths, strict=True)):
            yield self.first + place, bytes.fromhex(leaf), Path(path)

    def open(self, index: int, sealed: bytes) -> bytes:
        last = index == self.count - 1
        return stream.open_chunk(self.suite, self.key, self.context, index, sealed, last=last)


def _bytes(path: Path) -> bytes | None:
    """None where the chunk is gone or cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _files(plain: bytes, size: int) -> Json:
    """The list of files in the first chunk, which must account for every byte of the content.

    Raises:
        ValueError: it is none, or the sizes do not add up.
    """
    end = container.HEAD + int.from_bytes(plain[: container.HEAD], "big")
    files = container.files_in(exact.loads(plain[container.HEAD : end]))
    if end + sum(one.size for one in files) != size:
        raise ValueError("sizes do not add up")
    return [{"name": one.name, "size": one.size, "type": one.type} for one in files]


def _texts(value: Json) -> Sequence[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
