"""All heads of a ledger as one line, to compare two databases."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.store import merkle
from engine.store.backup.archive import Heads
from engine.store.checkpoint_files import leaf
from engine.store.ledger import Head
from engine.store.ledger_tables import ChainHeadRow


def of(session: Session) -> Heads:
    """How many chains there are and the Merkle root over their heads in byte order."""
    counted = 0

    def leaves() -> Iterator[bytes]:
        nonlocal counted
        columns = (ChainHeadRow.chain, ChainHeadRow.seq, ChainHeadRow.hash)
        query = select(*columns).order_by(ChainHeadRow.chain)
        for chain, seq, hash_ in session.execute(query.execution_options(yield_per=1000)):
            counted += 1
            yield leaf(Head(chain=chain, seq=seq, hash=hash_))

    root = merkle.root(leaves())
    return Heads(chains=counted, root=root)
