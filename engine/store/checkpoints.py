"""Signed statements over all ends of the ledger, kept in the database and in files outside it.

A checkpoint lists the heads that moved since the one before, a Merkle root over all heads
(RFC 6962) and the hash of the one before, so that each speaks for the whole ledger.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import event, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from engine.settings import Settings
from engine.store import checkpoint_files, merkle, signing
from engine.store.checkpoint_files import Checkpoint
from engine.store.ledger import GENESIS, Head
from engine.store.ledger_tables import ChainHeadRow, CheckpointRow, ProtectedRow

BATCH = 1000


@dataclass(kw_only=True, slots=True)
class _Moved:
    """What a pass over all heads finds: how many there are and which moved."""

    chains: int
    heads: list[Head]


def make(session: Session, settings: Settings, now: datetime) -> Checkpoint:
    """Sign all heads as they stand; the file outside is written right after the commit.

    A file that a crash left out is written by the next call.

    Raises:
        Contradicted: the files outside know more than this database, or something else.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(7239146)"))
    export(session, settings)
    number = (session.scalar(select(func.max(CheckpointRow.number))) or 0) + 1
    checkpoint_files.require_free(settings.checkpoints, number)
    made = _signed(session, signing.signing_key(settings), number, now)
    session.add(CheckpointRow(number=number, body=made.body().decode(), signature=made.signature))
    _protect(session, made.heads)
    _write_after_commit(session, settings, made)
    return made


def export(session: Session, settings: Settings) -> None:
    """Write the files of checkpoints that have none yet.

    Raises:
        Contradicted: the newest file differs from its row.
    """
    there = checkpoint_files.numbers(settings.checkpoints)
    for number in session.scalars(select(CheckpointRow.number).order_by(CheckpointRow.number)):
        if number not in there:
            checkpoint_files.write(settings.checkpoints, _stored(session, number))
    newest = there[-1] if there else 0
    if session.get(CheckpointRow, newest):
        checkpoint_files.write(settings.checkpoints, _stored(session, newest))


def _stored(session: Session, number: int) -> Checkpoint:
    row = session.get_one(CheckpointRow, number)
    return Checkpoint.read(row.body, row.signature)


def _signed(session: Session, key: Ed25519PrivateKey, number: int, now: datetime) -> Checkpoint:
    moved = _Moved(chains=0, heads=[])
    root = merkle.root(_leaves(session, moved))
    before = _stored(session, number - 1).digest() if number > 1 else GENESIS
    unsigned = Checkpoint(
        number=number,
        at=now.astimezone(UTC).isoformat(timespec="microseconds"),
        key=signing.name_of(key),
        previous=before,
        chains=moved.chains,
        root=root,
        heads=tuple(moved.heads),
    )
    return unsigned.signed(key.sign(unsigned.body()).hex())


def _leaves(session: Session, moved: _Moved) -> Iterator[bytes]:
    """Every head in byte order as a leaf; one statement, so one moment, whoever writes."""
    query = (
        select(ChainHeadRow.chain, ChainHeadRow.seq, ChainHeadRow.hash, ProtectedRow.seq)
        .outerjoin(ProtectedRow, ProtectedRow.chain == ChainHeadRow.chain)
        .where(ChainHeadRow.seq > 0)
        .order_by(ChainHeadRow.chain)
        .execution_options(yield_per=BATCH)
    )
    for chain, seq, hash_, protected in session.execute(query):
        head = Head(chain=chain, seq=seq, hash=hash_)
        moved.chains += 1
        if seq > (protected or 0):
            moved.heads.append(head)
        yield checkpoint_files.leaf(head)


def _protect(session: Session, heads: tuple[Head, ...]) -> None:
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    insert = dialect.insert(ProtectedRow)
    upsert = insert.on_conflict_do_update(
        index_elements=[ProtectedRow.chain], set_={"seq": insert.excluded.seq}
    )
    if heads:
        session.execute(upsert, [{"chain": one.chain, "seq": one.seq} for one in heads])


def _write_after_commit(session: Session, settings: Settings, made: Checkpoint) -> None:
    transaction = session.get_transaction()

    def write(committed: Session) -> None:
        if committed.get_transaction() is transaction:
            checkpoint_files.write(settings.checkpoints, made)

    event.listen(session, "after_commit", write, once=True)
