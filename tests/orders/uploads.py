"""Uploads of bids as the world's house has them: begun, sealed, grown old, replaced."""

import io
from datetime import timedelta

from sqlalchemy import update

from engine.store import chunks
from engine.trading.bids import incoming
from engine.trading.bids.tables import BidRow
from tests.trading.bids.bidding import Bidding, bidding
from tests.workflow.houses import House


def uploads(house: House) -> dict[str, str]:
    """`upload` has all chunks of `manifest`; the next one, `chunk`, lies on disk only."""
    call, over = bidding(house), bidding(house, hours=-1)
    by = house.actor("bidder.bidder1")
    upload = call.begin(by)
    manifest, (chunk,) = call.sealed(upload)
    call.put(by, upload, 0, chunk)
    digest = incoming.leaf_digest("intl")
    kept = chunks.of(house.settings).put(upload, 1, io.BytesIO(b"more"), 10, digest)
    return {
        "calling": call.project,
        "call_over": over.project,
        "upload": upload,
        "manifest": manifest.decode(),
        "chunk": kept.hash,
        "sealed_upload": call.uploaded(by),
        **_old(house, call),
    }


def _old(house: House, call: Bidding) -> dict[str, str]:
    """One that nobody sent for weeks, and one that counts no longer."""
    by = house.actor("bidder.bidder2")
    stale, gone = call.begin(by), call.begin(by)
    ago = house.now - timedelta(days=30)
    with house.sessions.begin() as session:
        session.execute(update(BidRow).where(BidRow.id == stale).values(begun_at=ago))
        session.execute(update(BidRow).where(BidRow.id == gone).values(state="lapsed"))
    return {"stale": stale, "gone": gone}
