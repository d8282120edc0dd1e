"""The signed receipt of a bid: the platform owes it to the bidder as a proof (ZTB-68)."""

from functools import partial

from engine.sealing import receipt
from engine.settings import Settings, made_key_file
from engine.trading.bids.tables import BidRow
from engine.vocabulary import Json

PRIVATE = {"intl": "receipt.key", "sm": "receipt_sm2.key"}


def signed(settings: Settings, row: BidRow) -> str:
    """The platform's signature over what the row says of a bid that was just received."""
    made = receipt.sign(str(row.suite), _key(settings, str(row.suite)), _said(row))
    return str(made["signature"])


def of(row: BidRow) -> dict[str, Json]:
    """The receipt as its bidder keeps it: whose bid for what, its hashes and its moment."""
    suited: dict[str, Json] = {"format": receipt.FORMAT, "suite": row.suite}
    return {**suited, **_said(row), "signature": row.signature}


def public_key(settings: Settings, suite: str) -> str:
    """The key (hex) with which anybody checks the receipts of a suite."""
    return receipt.public_key(_key(settings, suite))


def _key(settings: Settings, suite: str) -> bytes:
    return made_key_file(settings, PRIVATE[suite], partial(receipt.new_key, suite))


def _said(row: BidRow) -> dict[str, Json]:
    """Nothing of the bid's content."""
    return {
        "bid": row.id,
        "project": row.project,
        "lot": row.lot,
        "pseudonym": row.pseudonym,
        "manifest_hash": row.hash,
        "root": row.root,
        "chunks": row.chunks,
        "size": row.size,
        "received_at": row.received_at.isoformat() if row.received_at else None,
    }
