"""The signed receipt of a bid: what the platform owes the bidder as a proof (电子招标投标办法 art. 27)."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engine.settings import Settings, key_file
from engine.store import exact
from engine.trading.bids.tables import BidRow
from engine.vocabulary import Data

FORMAT = "sunroad-receipt/1"
PRIVATE = "receipt.key"


def document(row: BidRow) -> Data:
    """What is signed: whose bid for what, its hashes and its moment; nothing of its content."""
    assert row.received_at is not None
    return {
        "format": FORMAT,
        "bid": row.id,
        "project": row.project,
        "lot": row.lot,
        "pseudonym": row.pseudonym,
        "manifest_hash": row.hash,
        "root": row.root,
        "chunks": row.chunks,
        "size": row.size,
        "received_at": row.received_at.isoformat(),
    }


def signed(settings: Settings, row: BidRow) -> str:
    """The signature (hex) over the canonical document."""
    key = Ed25519PrivateKey.from_private_bytes(key_file(settings, PRIVATE))
    return key.sign(exact.canonical(document(row))).hex()
