"""Records that may tell of one and the same party, with the reasons; people decide."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from engine.people import permissions
from engine.people.queries.names import organisation_names
from engine.trading.parties.tables import PartyRow, PartyTraitRow
from engine.trading.parties.traits import ACCOUNT, NAME, SEAT
from engine.vocabulary import Actor

LOOKED_AT = 300
"""How many of the records that changed last are compared with all others."""
COMMON = 30
"""A pair of letters that more names have tells nothing."""
LIKE, LEAST = 0.6, 2
"""Which part of their pieces two names share, and how many at least."""
SHOWN = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Suspicion:
    """Two records by id and name; `reasons` are of `name`, `seat`, `account`."""

    one: str
    other: str
    one_name: str
    other_name: str
    reasons: tuple[str, ...]


def duplicates(
    session: Session, actor: Actor, organisation: str | None = None
) -> tuple[Suspicion, ...]:
    """Pairs among the records that changed last, or with one record; the likeliest first.

    Raises:
        NotAllowed: for those who may read the records of parties.
    """
    permissions.require(permissions.may_read_parties(actor))
    looked_at = [organisation] if organisation else _latest(session)
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pair, reason in (*_alike(session, looked_at), *_named_alike(session, looked_at)):
        found[pair].add(reason)
    ordered = sorted(found, key=lambda pair: (-len(found[pair]), pair))[:SHOWN]
    names = organisation_names(session, {id_ for pair in ordered for id_ in pair})
    return tuple(
        Suspicion(
            one=one,
            other=other,
            one_name=names[one],
            other_name=names[other],
            reasons=tuple(sorted(found[one, other])),
        )
        for one, other in ordered
    )


def _latest(session: Session) -> list[str]:
    newest = select(PartyRow.organisation).where(PartyRow.merged_into.is_(None))
    ordered = newest.order_by(PartyRow.changed_at.desc(), PartyRow.organisation).limit(LOOKED_AT)
    return list(session.scalars(ordered))


Found = list[tuple[tuple[str, str], str]]


def _alike(session: Session, looked_at: Collection[str]) -> Found:
    """The same seat, the same account."""
    mine, theirs = aliased(PartyTraitRow), aliased(PartyTraitRow)
    wanted = (
        select(mine.organisation, theirs.organisation, mine.trait)
        .join(theirs, theirs.trait == mine.trait)
        .where(mine.organisation.in_(looked_at), theirs.organisation != mine.organisation)
        .where(mine.trait.startswith(f"{SEAT}:") | mine.trait.startswith(f"{ACCOUNT}:"))
    )
    return [
        (_pair(one, other), trait.partition(":")[0])
        for one, other, trait in session.execute(wanted).all()
    ]


def _named_alike(session: Session, looked_at: Collection[str]) -> Found:
    """Names that share most of their pieces; pieces that many names have are left out."""
    own = _pieces(session, PartyTraitRow.organisation.in_(looked_at))
    rare = _rare(session, {piece for piece, _ in own})
    holders: dict[str, list[str]] = defaultdict(list)
    for piece, other in _pieces(session, PartyTraitRow.trait.in_(rare)):
        holders[piece].append(other)
    shared = Counter((one, other) for piece, one in own for other in holders[piece] if other != one)
    likely = [pair for pair, count in shared.items() if count >= LEAST]
    sizes = _sizes(session, {id_ for pair in likely for id_ in pair})
    return [
        (_pair(one, other), NAME)
        for one, other in likely
        if 2 * shared[one, other] >= LIKE * (sizes[one] + sizes[other])
    ]


def _pieces(session: Session, which: ColumnElement[bool]) -> list[tuple[str, str]]:
    """Piece of a name and who has it."""
    wanted = select(PartyTraitRow.trait, PartyTraitRow.organisation)
    rows = session.execute(wanted.where(which, _NAMED))
    return [(row[0], row[1]) for row in rows]


def _rare(session: Session, pieces: Collection[str]) -> list[str]:
    counted = select(PartyTraitRow.trait).where(PartyTraitRow.trait.in_(pieces))
    few = counted.group_by(PartyTraitRow.trait).having(func.count() <= COMMON)
    return list(session.scalars(few))


def _sizes(session: Session, ids: Collection[str]) -> dict[str, int]:
    wanted = (
        select(PartyTraitRow.organisation, func.count())
        .where(PartyTraitRow.organisation.in_(ids), _NAMED)
        .group_by(PartyTraitRow.organisation)
    )
    return {row[0]: row[1] for row in session.execute(wanted)}


_NAMED = PartyTraitRow.trait.startswith(f"{NAME}:")


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
