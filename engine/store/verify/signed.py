"""Checkpoints, in the database and outside: signatures, links, agreement, the last root."""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.store import checkpoint_files, signing
from engine.store.checkpoint_files import Checkpoint
from engine.store.ledger import GENESIS
from engine.store.ledger_tables import CheckpointRow
from engine.store.progress import Progress
from engine.store.verify.broken import CHECKPOINTS, Fault, Tally
from engine.store.verify.protected import Protected


class SignedHistory:
    """Walks checkpoints by number; what holds teaches `protected` its heads."""

    def __init__(
        self, session: Session, folder: Path, believed: frozenset[str], tally: Tally
    ) -> None:
        self._session = session
        self._folder = folder
        self._believed = believed
        self._tally = tally
        self._before = GENESIS
        self._last: Checkpoint | None = None

    def check(self, outside: frozenset[int], protected: Protected, progress: Progress) -> None:
        """`outside` are the files seen before the snapshot of the database was taken."""
        rows = set(self._session.scalars(select(CheckpointRow.number)))
        newest = max(rows | outside, default=0)
        for number in range(1, newest + 1):
            # The newest row's file is written just after its commit: it may be on its way.
            on_its_way = number == newest and number in rows
            found = self._agreed(number, rows, outside, on_its_way)
            if found and self._holds(number, found):
                protected.learn(found.heads)
                self._tally.checkpoints += 1
                self._last = found
            self._before = found.digest() if found else ""
            progress("checkpoints", number, newest)
        if self._last and protected.root() != self._last.root:
            self._note(self._last.number, Fault.CHECKPOINT_ROOT)

    def _agreed(
        self, number: int, rows: set[int], outside: frozenset[int], on_its_way: bool
    ) -> Checkpoint | None:
        """The checkpoint as file and row say it; the file is believed where they differ."""
        inside = self._row(number) if number in rows else None
        file = self._file(number) if number in outside else None
        if number not in rows or (number not in outside and not on_its_way):
            self._note(number, Fault.CHECKPOINT_MISSING)
        elif inside and file and inside != file:
            self._note(number, Fault.CHECKPOINT_DIFFERS)
        return file or inside

    def _holds(self, number: int, found: Checkpoint) -> bool:
        if not signing.is_signed(found.body(), found.signature, found.key):
            self._note(number, Fault.CHECKPOINT_SIGNATURE)
        elif found.key not in self._believed:
            self._note(number, Fault.CHECKPOINT_SIGNER)
        elif found.number != number or (self._before and found.previous != self._before):
            self._note(number, Fault.CHECKPOINT_UNLINKED)
        else:
            return True
        return False

    def _row(self, number: int) -> Checkpoint | None:
        columns = select(CheckpointRow.body, CheckpointRow.signature)
        body, signature = self._session.execute(columns.where(CheckpointRow.number == number)).one()
        try:
            found = Checkpoint.read(body, signature)
        except ValueError:
            self._note(number, Fault.CHECKPOINT_UNREADABLE)
            return None
        if found.body() != body.encode():
            self._note(number, Fault.CHECKPOINT_DIFFERS)
        return found

    def _file(self, number: int) -> Checkpoint | None:
        try:
            return checkpoint_files.read(self._folder, number)
        except (ValueError, OSError):
            self._note(number, Fault.CHECKPOINT_UNREADABLE)
            return None

    def _note(self, number: int, what: Fault) -> None:
        self._tally.note(CHECKPOINTS, number, what)
