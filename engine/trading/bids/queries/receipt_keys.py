"""The public keys with which anybody checks receipts, and the check itself."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from engine.errors import SealingRefused
from engine.sealing import receipt as receipts
from engine.sealing.suites import SUITES
from engine.trading.bids import receipt
from engine.vocabulary import Json
from engine.workflow.queries.answering import house


def receipt_keys(session: Session) -> Mapping[str, str]:
    """Suite → public key (hex)."""
    settings = house(session).settings
    return {suite: receipt.public_key(settings, suite) for suite in SUITES}


def check_receipt(session: Session, told: Mapping[str, Json]) -> None:
    """Whether this platform made a receipt; says nothing of whether its bid still stands.

    Raises:
        SealingRefused: it did not, or a field was changed since.
    """
    keys = receipt_keys(session)
    suite = str(told.get("suite"))
    if suite not in keys:
        raise SealingRefused("receipt", place="suite")
    receipts.check(told, keys[suite])
