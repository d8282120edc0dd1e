"""Recomputes the whole ledger and says where it does not hold, and what is not yet protected."""

from sqlalchemy.orm import Session

from engine.settings import Settings
from engine.store import checkpoint_files, signing, snapshot
from engine.store.progress import Progress, quiet
from engine.store.verify.broken import CHECKPOINTS, Break, Fault, Report, Tally
from engine.store.verify.chains import Chains
from engine.store.verify.protected import shelf
from engine.store.verify.signed import SignedHistory

__all__ = ["CHECKPOINTS", "Break", "Fault", "Report", "run"]


def run(session: Session, settings: Settings, progress: Progress = quiet) -> Report:
    """Verify every chain, head and checkpoint while others go on writing.

    Args:
        session: one that has not read yet; all is read at one moment.
        settings: where the checkpoint files and the believed public keys lie.
        progress: called with "checkpoints" or "facts", done, total.
    """
    # The files first: what is written between this line and the snapshot is only more rows.
    outside = frozenset(checkpoint_files.numbers(settings.checkpoints))
    snapshot.begin(session)
    tally = Tally()
    with shelf() as protected:
        history = SignedHistory(session, settings.checkpoints, signing.believed(settings), tally)
        history.check(outside, protected, progress)
        Chains(session, protected, tally).check(progress)
    return tally.report()
