"""Every fact recomputed in passing, and compared with its head and with what was signed."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import Row, Select, Text, exists, func, select, type_coerce
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import InstrumentedAttribute, Session

from engine.store import ledger
from engine.store.ledger_tables import ChainHeadRow, FactRow
from engine.store.progress import Progress
from engine.store.verify.broken import Fault, Tally
from engine.store.verify.protected import Protected

BATCH = 1000
CONTENT = ("chain", "seq", "actor", "order_id", "order_name", "fact", "particulars", "previous")
_Row = Row[tuple[object, ...]]


@dataclass(kw_only=True, slots=True)
class _Chain:
    """The chain that is passing by: its last good place and what should come of it."""

    name: str
    signed: ledger.Head | None
    seq: int = 0
    hash: str = ledger.GENESIS
    head: tuple[object, object] = (None, None)


class Chains:
    """Walks all facts in order of chain and seq."""

    def __init__(self, session: Session, protected: Protected, tally: Tally) -> None:
        self._session = session
        self._protected = protected
        self._tally = tally
        self._chain: _Chain | None = None

    def check(self, progress: Progress) -> None:
        total = self._session.scalar(select(func.count()).select_from(FactRow)) or 0
        try:
            self._walk(progress, total)
        except DatabaseError as error:
            if "UTF-8" not in str(error):
                raise
            chain = self._chain or _Chain(name="", signed=None)
            self._tally.note(chain.name, chain.seq + 1, Fault.UNREADABLE)
        progress("facts", self._tally.facts, total)
        self._without_facts()

    def _walk(self, progress: Progress, total: int) -> None:
        for row in self._session.execute(_facts()):
            if self._chain is None or row.chain != self._chain.name:
                self._end()
                self._begin(str(row.chain))
            self._step(cast(_Chain, self._chain), row)
            if self._tally.facts % BATCH == 0:
                progress("facts", self._tally.facts, total)
        self._end()

    def _begin(self, name: str) -> None:
        self._tally.chains += 1
        self._chain = _Chain(name=name, signed=self._protected.take(name))

    def _step(self, chain: _Chain, row: _Row) -> None:
        self._tally.facts += 1
        if row.seq != chain.seq + 1:
            self._tally.note(chain.name, chain.seq + 1, Fault.MISSING)
        elif row.previous != chain.hash:
            self._tally.note(chain.name, row.seq, Fault.UNLINKED)
        moment = _moment(row.at)
        if moment is None or _digest(row, moment) != row.hash:
            self._tally.note(chain.name, chain.seq + 1, Fault.CHANGED)
        self._compare(chain, row, moment)
        chain.seq = row.seq if isinstance(row.seq, int) else chain.seq + 1
        chain.hash, chain.head = row.hash, (row.head_seq, row.head_hash)

    def _compare(self, chain: _Chain, row: _Row, moment: datetime | None) -> None:
        signed = chain.signed
        if signed and row.seq == signed.seq and row.hash != signed.hash:
            self._tally.note(chain.name, signed.seq, Fault.REWRITTEN)
        if moment and (signed is None or chain.seq + 1 > signed.seq):
            self._tally.leave_unprotected(moment)

    def _end(self) -> None:
        chain = self._chain
        if chain is None:
            return
        if chain.signed and chain.signed.seq > chain.seq:
            self._tally.note(chain.name, chain.seq + 1, Fault.CUT)
        if chain.head != (chain.seq, chain.hash):
            self._tally.note(chain.name, chain.seq, Fault.HEAD)

    def _without_facts(self) -> None:
        there = exists().where(FactRow.chain == ChainHeadRow.chain)
        heads = select(ChainHeadRow.chain).where(ChainHeadRow.seq > 0, ~there)
        for chain in self._session.scalars(heads.execution_options(yield_per=BATCH)):
            self._tally.note(chain, 1, Fault.HEAD)
        for signed in self._protected.remaining():
            self._tally.note(signed.chain, 1, Fault.CUT)


def _facts() -> Select[tuple[object, ...]]:
    columns: list[InstrumentedAttribute[object]] = [
        getattr(FactRow, name) for name in (*CONTENT, "hash")
    ]
    heads = (ChainHeadRow.seq.label("head_seq"), ChainHeadRow.hash.label("head_hash"))
    return (
        select(type_coerce(FactRow.at, Text).label("at"), *columns, *heads)
        .outerjoin(ChainHeadRow, ChainHeadRow.chain == FactRow.chain)
        .order_by(FactRow.chain, FactRow.seq)
        .execution_options(yield_per=BATCH)
    )


def _moment(raw: object) -> datetime | None:
    """SQLite keeps whatever text somebody wrote there; None when it is no moment."""
    try:
        found = datetime.fromisoformat(str(raw))
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


def _digest(row: _Row, moment: datetime) -> str:
    return ledger.digest(at=moment, **{name: getattr(row, name) for name in CONTENT})
