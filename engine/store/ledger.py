"""The ledger: what happened, who did it and by which order, in hash-linked chains.

Chains are "project:<id>", "organisation:<id>" and "house". An order that writes to several
appends in this sequence, so that two orders never wait for each other's heads.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, cast

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from engine.store import exact, together
from engine.store.base import table_of
from engine.store.ledger_tables import ChainHeadRow, FactRow
from engine.store.together import Write
from engine.vocabulary import Data, Fact

HOUSE = "house"
GENESIS = "0" * 64


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """A fact as the ledger holds it."""

    chain: str
    seq: int
    at: datetime
    actor: str
    order_id: str
    order: str
    fact: str
    particulars: Data
    hash: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """Where a chain ends. A chain that just begins has no head `stored` yet."""

    chain: str
    seq: int
    hash: str
    stored: bool = True


def project_chain(project: str) -> str:
    return f"project:{project}"


def organisation_chain(organisation: str) -> str:
    return f"organisation:{organisation}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A fact on its way into a chain."""

    at: datetime
    actor: str
    order_id: str
    order: str
    fact: Fact
    particulars: Data


def append(session: Session, *, chain: str, **entry: Any) -> None:
    """Add one fact to the end of a chain; see `append_all`."""
    append_all(session, chain, [Entry(**entry)])


def append_all(session: Session, chain: str, entries: Sequence[Entry]) -> None:
    """Add facts to the end of a chain, in order; its head is locked until the transaction ends.

    Raises:
        ValueError: a moment is naive, or a number in the particulars is not finite.
    """
    head = _lock(session, chain) or _create(session, chain)
    together.write(session, extending(head, entries))


def extending(head: Head, entries: Sequence[Entry]) -> list[Write]:
    """What `append_all` writes, where the head is known and a lock guards it.

    A head that is stale is refused by the primary key of the facts.
    """
    rows = []
    at = head
    for entry in entries:
        row = _row(head.chain, at, entry)
        at = Head(chain=head.chain, seq=row["seq"], hash=row["hash"])
        rows.append(row)
    if not rows:
        return []
    moved = {"b_chain": at.chain, "seq": at.seq, "hash": at.hash}
    return [
        Write(statement=_ADD, values=rows),
        Write(statement=_MOVE, values=moved)
        if head.stored
        else Write(statement=_BEGIN, values=_columns(at)),
    ]


def beginning(chain: str) -> Head:
    """The head of a chain that has no fact yet."""
    return Head(chain=chain, seq=0, hash=GENESIS, stored=False)


def _row(chain: str, head: Head, entry: Entry) -> dict[str, Any]:
    columns: dict[str, Any] = {
        "chain": chain,
        "seq": head.seq + 1,
        "actor": entry.actor,
        "order_id": entry.order_id,
        "order_name": entry.order,
        "fact": str(entry.fact),
        "particulars": exact.canonical(dict(entry.particulars)).decode(),
        "previous": head.hash,
    }
    return {**columns, "at": entry.at, "hash": digest(at=entry.at, **columns)}


_FACTS = table_of(FactRow)
_HEADS = table_of(ChainHeadRow)
_ADD, _BEGIN = insert(_FACTS), insert(_HEADS)
_MOVE = (
    update(_HEADS)
    .where(_HEADS.c.chain == bindparam("b_chain"))
    .values(seq=bindparam("seq"), hash=bindparam("hash"))
)


def digest(*, at: datetime, **columns: str | int) -> str:
    """SHA-256 over the canonical JSON of every column of a fact but the hash itself."""
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return sha256(exact.canonical({**columns, "at": moment})).hexdigest()


def facts(
    session: Session, chain: str, *, after_seq: int = 0, limit: int = 200
) -> tuple[Recorded, ...]:
    """The facts of a chain after `after_seq`, oldest first, at most `limit`."""
    rows = session.scalars(
        select(FactRow)
        .where(FactRow.chain == chain, FactRow.seq > after_seq)
        .order_by(FactRow.seq)
        .limit(limit)
    )
    return tuple(_recorded(row) for row in rows)


def latest(
    session: Session, chain: str, *, before_seq: int | None = None, limit: int = 200
) -> tuple[Recorded, ...]:
    """The facts of a chain before `before_seq`, newest first, at most `limit`."""
    rows = select(FactRow).where(FactRow.chain == chain)
    if before_seq is not None:
        rows = rows.where(FactRow.seq < before_seq)
    found = session.scalars(rows.order_by(FactRow.seq.desc()).limit(limit))
    return tuple(_recorded(row) for row in found)


def _recorded(row: FactRow) -> Recorded:
    return Recorded(
        chain=row.chain,
        seq=row.seq,
        at=row.at,
        actor=row.actor,
        order_id=row.order_id,
        order=row.order_name,
        fact=row.fact,
        particulars=cast(Data, exact.loads(row.particulars)),
        hash=row.hash,
    )


def _columns(head: Head) -> dict[str, Any]:
    return {"chain": head.chain, "seq": head.seq, "hash": head.hash}


def _lock(session: Session, chain: str) -> Head | None:
    row = session.connection().execute(_LOCK, {"b_chain": chain}).one_or_none()
    return Head(chain=chain, seq=row.seq, hash=row.hash) if row else None


_LOCK = (
    select(_HEADS.c.seq, _HEADS.c.hash)
    .where(_HEADS.c.chain == bindparam("b_chain"))
    .with_for_update()
)


def _create(session: Session, chain: str) -> Head:
    """A new head; when two transactions create it at once, the later waits and takes that one."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    values = _columns(beginning(chain))
    session.execute(dialect.insert(ChainHeadRow).values(values).on_conflict_do_nothing())
    head = _lock(session, chain)
    assert head is not None
    return head
