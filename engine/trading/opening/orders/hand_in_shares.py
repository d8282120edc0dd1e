"""A custodian hands in the shares that file and passphrase opened in the browser."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.errors import Invalid, NotAllowed, Problem, SealingRefused
from engine.people import permissions
from engine.sealing.encoding import bytes_in
from engine.sealing.manifest import check_share
from engine.trading.bids.queries.sealed_bids import SealedBid, sealed_bids
from engine.trading.keys.queries.custodians import custodians_of
from engine.trading.opening import stored, vault
from engine.trading.opening.being_held import Held, being_held, require_window
from engine.trading.opening.complete import tell_if_complete
from engine.trading.opening.tables import HandedInRow
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class HandInShares(Order):
    """`shares` are base64 by bid; `unusable` are bids whose sealed share did not open."""

    project: str
    lot: str
    role: str
    shares: Mapping[str, str]
    unusable: tuple[str, ...] = ()


def handle(order: HandInShares, work: Work) -> int:
    """Returns how many were new. Handing in again what is there already changes nothing.

    Raises:
        NotAllowed: the actor keeps no key here in this role.
        Invalid: names every bid whose share is another than was sealed; then none is kept.
        WrongState: the window is over.
    """
    held = being_held(work, order.project, order.lot)
    _require_custodian(order, work, held)
    require_window(work, held.opening)
    bids = {one.bid: one for one in sealed_bids(work.session, order.project, order.lot)}
    _refuse_wrong(order, work, bids)
    count = sum(_keep(order, work, held, bid) for bid in (*order.shares, *order.unusable))
    work.record(
        Fact.SHARES_HANDED_IN,
        chain=held.project.chain,
        lot=order.lot,
        role=order.role,
        count=count,
        unusable=len(order.unusable),
    )
    tell_if_complete(work, held.project, held.opening)
    return count


def _require_custodian(order: HandInShares, work: Work, held: Held) -> None:
    """Whoever plays the role for the organisation that made the key: the file proves the rest."""
    permissions.require(permissions.may_keep_key(order.actor, held.place, order.role), order.role)
    for one in custodians_of(work.session, held.project.id):
        if one.id == order.role and one.organisation == order.actor.organisation:
            return
    raise NotAllowed(order.role)


def _refuse_wrong(order: HandInShares, work: Work, bids: Mapping[str, SealedBid]) -> None:
    problems = [
        _problem(bids, bid)
        for bid in (*order.shares, *order.unusable)
        if bid not in bids or (bid in order.shares and not _genuine(order, work, bid))
    ]
    if problems:
        raise Invalid(*problems)


def _genuine(order: HandInShares, work: Work, bid: str) -> bool:
    manifest = stored.manifest_of(work.session, bid)
    if manifest is None:
        return False
    try:
        check_share(manifest, order.role, bytes_in(order.shares[bid]))
    except (SealingRefused, ValueError):
        return False
    return True


def _problem(bids: Mapping[str, SealedBid], bid: str) -> Problem:
    if bid not in bids:
        return Problem(field="shares", key="no_such_bid", text="no sealed bid of this lot")
    number = bids[bid].number
    text = f"bid no. {number}: this share is not the one that was sealed"
    return Problem(field="shares", key="share_wrong", text=text, params={"number": number})


def _keep(order: HandInShares, work: Work, held: Held, bid: str) -> bool:
    """A share that opens takes the place of the word that it does not."""
    share = order.shares.get(bid)
    known = work.session.get(HandedInRow, (bid, order.role))
    if known is not None and (known.usable or share is None):
        return False
    locked = share and vault.lock(work.settings, bid, order.role, bytes_in(share))
    if known is not None:
        known.usable, known.secret, known.at = True, locked, work.now
        return True
    work.session.add(
        HandedInRow(
            bid=bid,
            kind=order.role,
            opening=held.opening.id,
            usable=share is not None,
            secret=locked,
            by=order.actor.id,
            at=work.now,
        )
    )
    return True
