"""The heads that checkpoints vouch for, on disk: a ledger may have millions of chains."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from engine.store import merkle
from engine.store.checkpoint_files import leaf
from engine.store.ledger import Head


class Protected:
    """The newest signed head of each chain."""

    def __init__(self, shelf: sqlite3.Connection) -> None:
        self._shelf = shelf
        shelf.execute("CREATE TABLE head (chain TEXT PRIMARY KEY, seq INT, hash TEXT)")

    def learn(self, heads: tuple[Head, ...]) -> None:
        """Heads of a later checkpoint replace those of an earlier one."""
        self._shelf.executemany(
            "INSERT OR REPLACE INTO head VALUES (?, ?, ?)",
            ((head.chain, head.seq, head.hash) for head in heads),
        )

    def root(self) -> str:
        """The Merkle root over all heads known now."""
        return merkle.root(leaf(head) for head in self.remaining())

    def take(self, chain: str) -> Head | None:
        """The signed head of a chain; it is not among the remaining any more."""
        found = self._shelf.execute("SELECT * FROM head WHERE chain = ?", (chain,)).fetchone()
        self._shelf.execute("DELETE FROM head WHERE chain = ?", (chain,))
        return Head(chain=found[0], seq=found[1], hash=found[2]) if found else None

    def remaining(self) -> Iterator[Head]:
        """Heads nobody took, in byte order of their chains."""
        for chain, seq, hash_ in self._shelf.execute("SELECT * FROM head ORDER BY chain"):
            yield Head(chain=chain, seq=seq, hash=hash_)


@contextmanager
def shelf() -> Iterator[Protected]:
    """An empty one; its file vanishes with the block."""
    with closing(sqlite3.connect("", isolation_level=None)) as connection:
        connection.execute("BEGIN")
        yield Protected(connection)
