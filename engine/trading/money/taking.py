"""A signed message is taken once: the same again does nothing, another under its id is refused."""

import hashlib

from engine.store import exact
from engine.store.serial import one_at_a_time
from engine.trading.money.signed import Told, refusal
from engine.trading.money.tables import BankMessageRow
from engine.vocabulary import Data
from engine.workflow.transaction import Transaction


def is_new(work: Transaction, told: Told, given: Data) -> bool:
    """Keeps it when it is new.

    Raises:
        Invalid: another message came under this id before.
    """
    digest = hashlib.sha256(exact.canonical(dict(given))).hexdigest()
    one_at_a_time(work.session, f"message:{told.sender}:{told.id}")
    known = work.session.get(BankMessageRow, (told.sender, told.id))
    if known is None:
        row = BankMessageRow(sender=told.sender, id=told.id, sha256=digest, taken_at=work.now)
        work.session.add(row)
        return True
    if known.sha256 != digest:
        raise refusal("bank_replay", "another message came under this id before")
    return False
