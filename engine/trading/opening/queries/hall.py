"""The hall of one lot as somebody sees it: the public, a bidder, a custodian, who presides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.trading.bids.queries.sealed_bids import SealedBid, sealed_bids
from engine.trading.keys.plan import plan_of
from engine.trading.opening.finding import BIDDER
from engine.trading.opening.queries import openings
from engine.trading.opening.queries.bid_lines import BidLine, Column, bid_lines, columns_of
from engine.trading.opening.queries.visitors import Visitor, visitor
from engine.trading.opening.tables import HandedInRow, OpeningRow
from engine.vocabulary import Actor, Json
from engine.workflow.tables import ProjectRow

PHASES = ("window", "checking", "objections", "minutes", "closed")


@dataclass(frozen=True, kw_only=True, slots=True)
class Lot:
    """A lot whose opening has begun."""

    id: str
    name: str
    phase: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Handed:
    """How many of the lot's bids a custodian has handed a share in for."""

    role: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A bidder: by number, and by name where the bid was opened."""

    number: int
    name: str | None


Names = Mapping[str, Named]
"""Pseudonym → bidder."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Presence:
    """Somebody who signed in; a bidder has a number, and a name once it was read out."""

    role: str
    bidder: Named | None
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Objection:
    """Raised by a bidder."""

    id: str
    by: Named | None
    text: str
    raised_at: datetime
    answer: str | None
    answered_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """Of the minutes."""

    capacity: str
    bidder: Named | None
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Hall:
    """`received` and `decrypted` are counts, which all may know after the deadline.

    `objections` and `present` are for those who take part; others see how many.
    """

    id: str
    project: str
    title: str
    code: str | None
    region: str
    lot: str
    lot_name: str
    lots: tuple[Lot, ...]
    phase: str
    began_at: datetime
    window_until: datetime
    read_at: datetime | None
    closed_at: datetime | None
    received: int
    decrypted: int
    custodians: tuple[Handed, ...]
    columns: tuple[Column, ...]
    lines: tuple[BidLine, ...]
    attending: int
    present: tuple[Presence, ...]
    objected: int
    objections: tuple[Objection, ...]
    minutes: Json
    minutes_hash: str | None
    signatures: tuple[Signature, ...]
    you: Visitor


def hall(
    session: Session, project: str, lot: str, actor: Actor | None, language: str = "zh"
) -> Hall:
    """
    Raises:
        NotFound: no such project, or this lot's opening has not begun.
    """
    row = session.get(ProjectRow, project)
    opening = openings.opening_of(session, project, lot) if row else None
    if row is None or opening is None:
        raise NotFound(f"opening of lot {lot}")
    bids = sealed_bids(session, project, lot)
    handed = openings.handed_in(session, opening.id)
    you = visitor(session, row, opening, actor)
    lines = bid_lines(session, opening, bids, handed, you)
    names = _names(session, opening, bids)
    return Hall(
        id=opening.id,
        project=project,
        title=row.title,
        code=row.code,
        region=row.region,
        lot=lot,
        lot_name=opening.lot_name,
        lots=lots_of(session, project),
        phase=phase_of(opening),
        began_at=opening.began_at,
        window_until=opening.window_until,
        read_at=opening.read_at,
        closed_at=opening.closed_at,
        received=len(bids),
        decrypted=sum(one.kind == BIDDER for one in handed),
        custodians=_custodians(session, project, handed),
        columns=columns_of(session, project, language),
        lines=lines,
        attending=len(openings.attendance(session, opening.id)),
        present=_present(session, opening, names) if you.takes_part else (),
        objected=len(openings.objections(session, opening.id)),
        objections=_objections(session, opening, names) if you.takes_part else (),
        minutes=opening.minutes,
        minutes_hash=opening.minutes_hash,
        signatures=_signatures(session, opening, names),
        you=you,
    )


def phase_of(opening: OpeningRow) -> str:
    """One of `PHASES`."""
    reached = (opening.read_at, opening.settled_at, opening.minutes_hash, opening.closed_at)
    return PHASES[sum(moment is not None for moment in reached)]


def lots_of(session: Session, project: str) -> tuple[Lot, ...]:
    """The lots of a project that are being opened or were."""
    return tuple(
        Lot(id=row.lot, name=row.lot_name, phase=phase_of(row))
        for row in openings.openings_of(session, project)
    )


def _custodians(
    session: Session, project: str, handed: Sequence[HandedInRow]
) -> tuple[Handed, ...]:
    plan = plan_of(session, project)
    roles = plan.custodians if plan else ()
    return tuple(Handed(role=role, count=sum(row.kind == role for row in handed)) for role in roles)


def _names(session: Session, opening: OpeningRow, bids: Sequence[SealedBid]) -> Names:
    known = {row.pseudonym: row.name for row in openings.opened_bids(session, opening.id)}
    return {one.pseudonym: Named(number=one.number, name=known.get(one.pseudonym)) for one in bids}


def _present(session: Session, opening: OpeningRow, names: Names) -> tuple[Presence, ...]:
    return tuple(
        Presence(role=row.role, bidder=names.get(row.key), at=row.at)
        for row in openings.attendance(session, opening.id)
    )


def _objections(session: Session, opening: OpeningRow, names: Names) -> tuple[Objection, ...]:
    return tuple(
        Objection(
            id=row.id,
            by=names.get(row.by),
            text=row.text,
            raised_at=row.raised_at,
            answer=row.answer,
            answered_at=row.answered_at,
        )
        for row in openings.objections(session, opening.id)
    )


def _signatures(session: Session, opening: OpeningRow, names: Names) -> tuple[Signature, ...]:
    return tuple(
        Signature(capacity=row.capacity, bidder=names.get(row.key), at=row.at)
        for row in openings.signatures(session, opening.id)
    )
