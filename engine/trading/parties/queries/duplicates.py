"""Records that may tell of one and the same party, with the reasons; people decide."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
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
LIKE = 0.6
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
    """Names that share most of their pairs of letters; pairs that many names have are left out."""
    mine, theirs = aliased(PartyTraitRow), aliased(PartyTraitRow)
    named = PartyTraitRow.trait.startswith(f"{NAME}:")
    rare = select(PartyTraitRow.trait).where(named).group_by(PartyTraitRow.trait)
    rare = rare.having(func.count() <= COMMON)
    wanted = (
        select(mine.organisation, theirs.organisation, func.count())
        .join(theirs, theirs.trait == mine.trait)
        .where(mine.organisation.in_(looked_at), theirs.organisation != mine.organisation)
        .where(mine.trait.in_(rare))
        .group_by(mine.organisation, theirs.organisation)
    )
    rows = session.execute(wanted).all()
    sizes = _sizes(session, {id_ for one, other, _ in rows for id_ in (one, other)})
    return [
        (_pair(one, other), NAME)
        for one, other, shared in rows
        if 2 * shared >= LIKE * (sizes[one] + sizes[other])
    ]


def _sizes(session: Session, ids: Collection[str]) -> dict[str, int]:
    wanted = (
        select(PartyTraitRow.organisation, func.count())
        .where(PartyTraitRow.organisation.in_(ids), PartyTraitRow.trait.startswith(f"{NAME}:"))
        .group_by(PartyTraitRow.organisation)
    )
    return {row[0]: row[1] for row in session.execute(wanted)}


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
