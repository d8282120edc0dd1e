"""What a custodian's browser opens at the opening: the shares sealed to its key, by number."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.errors import NotAllowed, NotFound
from engine.sealing.encoding import base64_of
from engine.trading.bids.queries.sealed_bids import sealed_bids
from engine.trading.opening import stored
from engine.trading.opening.queries.openings import opening_of
from engine.trading.opening.queries.visitors import custodian_role
from engine.vocabulary import Actor
from engine.workflow.queries.answering import place, seen_project


@dataclass(frozen=True, kw_only=True, slots=True)
class SealedShare:
    """`context` is text; `sealed_share` and `share_hash` are base64."""

    bid: str
    number: int
    context: str
    custodian: str
    fingerprint: str
    scheme: str
    sealed_share: str
    share_hash: str


def sealed_shares(
    session: Session, actor: Actor, project: str, lot: str
) -> tuple[SealedShare, ...]:
    """Those sealed to the key of the actor's organisation, once the opening has begun.

    Raises:
        NotFound: no such project for them, or the opening has not begun.
        NotAllowed: the actor's organisation keeps no key here.
    """
    row, _ = seen_project(session, actor, project)
    role = custodian_role(session, actor, place(session, actor, row), project)
    if role is None:
        raise NotAllowed(row.title)
    if opening_of(session, project, lot) is None:
        raise NotFound(f"opening of lot {lot}")
    found = (
        _share(session, one.bid, one.number, role) for one in sealed_bids(session, project, lot)
    )
    return tuple(one for one in found if one is not None)


def _share(session: Session, bid: str, number: int, role: str) -> SealedShare | None:
    """None where the manifest is damaged: nothing can be opened with it."""
    manifest = stored.manifest_of(session, bid)
    if manifest is None:
        return None
    part = manifest.custodian(role)
    return SealedShare(
        bid=bid,
        number=number,
        context=manifest.context.decode(),
        custodian=role,
        fingerprint=part.fingerprint,
        scheme=part.scheme,
        sealed_share=base64_of(part.sealed_share),
        share_hash=base64_of(part.share_hash),
    )
