"""The ledger: what happened, who did it and by which order, in hash-linked chains.

Chains are "project:<id>", "organisation:<id>" and "house". An order that writes to several
appends in this sequence, so that two orders never wait for each other's heads.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import cast

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from engine.store import exact
from engine.store.ledger_tables import ChainHeadRow, FactRow
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
    """Where a chain ends."""

    chain: str
    seq: int
    hash: str


def project_chain(project: str) -> str:
    return f"project:{project}"


def organisation_chain(organisation: str) -> str:
    return f"organisation:{organisation}"


def append(
    session: Session,
    *,
    chain: str,
    at: datetime,
    actor: str,
    order_id: str,
    order: str,
    fact: Fact,
    particulars: Data,
) -> None:
    """Add one fact to the end of a chain; it is written with the session's next flush.

    The first append to a chain locks its head until the transaction ends.

    Raises:
        ValueError: `at` is naive, or a number in the particulars is not finite.
    """
    head = _head(session, chain)
    row = FactRow(
        chain=chain,
        seq=head.seq + 1,
        at=at,
        actor=actor,
        order_id=order_id,
        order_name=order,
        fact=str(fact),
        particulars=exact.canonical(dict(particulars)).decode(),
        previous=head.hash,
    )
    row.hash = digest(
        chain=chain,
        seq=row.seq,
        at=at,
        actor=actor,
        order_id=order_id,
        order_name=order,
        fact=row.fact,
        particulars=row.particulars,
        previous=row.previous,
    )
    session.add(row)
    head.seq, head.hash = row.seq, row.hash


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


def _head(session: Session, chain: str) -> ChainHeadRow:
    """The chain's head, locked once in this transaction (a savepoint's end gives locks back)."""
    scope = (session.get_transaction() or session.begin(), session.get_nested_transaction())
    known, heads = session.info.get("ledger", (None, {}))
    if known != scope:
        heads = {}
        session.info["ledger"] = (scope, heads)
    if chain not in heads:
        heads[chain] = _lock(session, chain) or _create(session, chain)
    return cast(Mapping[str, ChainHeadRow], heads)[chain]


def _lock(session: Session, chain: str) -> ChainHeadRow | None:
    return session.scalars(
        select(ChainHeadRow)
        .where(ChainHeadRow.chain == chain)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def _create(session: Session, chain: str) -> ChainHeadRow:
    """A new head; when two transactions create it at once, the later waits and takes that one."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    values = {"chain": chain, "seq": 0, "hash": GENESIS}
    session.execute(dialect.insert(ChainHeadRow).values(values).on_conflict_do_nothing())
    head = _lock(session, chain)
    assert head is not None
    return head
