"""Where the ledger holds that a notice was published, and which checkpoint signs for it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.store.checkpoint_files import Checkpoint
from engine.store.ledger_tables import CheckpointRow, FactRow, ProtectedRow
from engine.trading.notices.tables import NoticeRow
from engine.vocabulary import Fact


@dataclass(frozen=True, kw_only=True, slots=True)
class Signed:
    """The newest checkpoint: it speaks for everything the ledger held when it was made."""

    number: int
    at: str
    root: str
    key: str
    signature: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Proof:
    """`seq`: the fact's place in the project's chain; `signed` is None until a checkpoint is."""

    chain: str
    seq: int
    at: datetime
    hash: str
    signed: Signed | None


def notice_proof(session: Session, id_: str) -> Proof | None:
    """None for a notice that no fact tells of."""
    row = session.get(NoticeRow, id_)
    fact = _fact(session, row) if row else None
    if fact is None:
        return None
    return Proof(
        chain=fact.chain,
        seq=fact.seq,
        at=fact.at,
        hash=fact.hash,
        signed=_signed(session, fact),
    )


def _fact(session: Session, row: NoticeRow) -> FactRow | None:
    """Of the project's own chain, which has some hundred facts."""
    told = select(FactRow).where(
        FactRow.chain == f"project:{row.project}",
        FactRow.fact == str(Fact.NOTICE_PUBLISHED),
        FactRow.particulars.contains(row.id, autoescape=True),
    )
    return session.scalars(told.order_by(FactRow.seq).limit(1)).first()


def _signed(session: Session, fact: FactRow) -> Signed | None:
    covered = session.get(ProtectedRow, fact.chain)
    if covered is None or covered.seq < fact.seq:
        return None
    newest = session.scalars(
        select(CheckpointRow).order_by(CheckpointRow.number.desc()).limit(1)
    ).first()
    if newest is None:
        return None
    told = Checkpoint.read(newest.body, newest.signature)
    return Signed(
        number=told.number, at=told.at, root=told.root, key=told.key, signature=told.signature
    )
