"""What the opening finds in one bid, as the row that keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from engine.trading.bids.queries.sealed_bids import SealedBid
from engine.trading.opening import stored, vault
from engine.trading.opening.bidders import Bidder, bidder_behind
from engine.trading.opening.read_out_fields import valid_fields
from engine.trading.opening.tables import HandedInRow, OpenedBidRow, OpeningRow
from engine.trading.opening.unsealing import OPENED, REVOKED, WITHDRAWN, Handed, Unsealed, unseal
from engine.vocabulary import Json
from engine.workflow.queries.answering import house

BIDDER = "bidder"
"""The kind of secret that is the bidder's; other kinds are roles of custodians."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """Outcome, and who and what stands behind it where it opened."""

    outcome: str
    reason: str | None = None
    bidder: Bidder | None = None
    fields: Json = None
    content_key: bytes | None = None
    chunks: int = 0


def found(
    session: Session,
    opening: OpeningRow,
    bid: SealedBid,
    secrets: Mapping[str, HandedInRow],
    now: datetime,
) -> OpenedBidRow:
    """Opened with its secrets, its bidder and its fields judged; not yet its content."""
    known = _known(session, opening, bid, secrets, now)
    settings = house(session).settings
    key = known.content_key
    return OpenedBidRow(
        bid=bid.bid,
        opening=opening.id,
        number=bid.number,
        pseudonym=bid.pseudonym,
        outcome=known.outcome,
        reason=known.reason,
        organisation=known.bidder.organisation if known.bidder else None,
        name=known.bidder.name if known.bidder else None,
        uscc=known.bidder.uscc if known.bidder else None,
        fields=known.fields,
        content_key=vault.lock(settings, bid.bid, vault.CONTENT, key) if key else None,
        files=None,
        chunks=known.chunks,
        checked=0,
    )


def _known(
    session: Session,
    opening: OpeningRow,
    bid: SealedBid,
    secrets: Mapping[str, HandedInRow],
    now: datetime,
) -> _Known:
    manifest = stored.manifest_of(session, bid.bid)
    if manifest is None or not stored.is_whole(session, manifest):
        return _Known(outcome=WITHDRAWN, reason="storage")
    unsealed = unseal(manifest, _handed(session, bid.bid, secrets))
    if unsealed.outcome != OPENED:
        return _Known(outcome=unsealed.outcome, reason=unsealed.reason)
    known = _read(session, opening.project, bid.pseudonym, unsealed, now)
    return replace(known, chunks=manifest.chunks)


def _read(session: Session, project: str, alias: str, unsealed: Unsealed, now: datetime) -> _Known:
    bidder = bidder_behind(session, project, alias, unsealed.read_out)
    if bidder is None:
        return _Known(outcome=REVOKED, reason="identity")
    fields = valid_fields(session, project, unsealed.read_out, now)
    if fields is None:
        return _Known(outcome=REVOKED, reason="fields", bidder=bidder)
    return _Known(outcome=OPENED, bidder=bidder, fields=fields, content_key=unsealed.content_key)


def _handed(session: Session, bid: str, secrets: Mapping[str, HandedInRow]) -> Handed:
    settings = house(session).settings
    known = {
        kind: vault.unlock(settings, bid, kind, row.secret)
        for kind, row in secrets.items()
        if row.secret
    }
    own = known.pop(BIDDER, None)
    return Handed(
        shares=known, unusable=sum(not row.usable for row in secrets.values()), bidder=own
    )
