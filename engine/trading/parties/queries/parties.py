"""The keeper's list of market entities: searched in Chinese, one page at a time."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.law.calendar import local_day
from engine.people import permissions
from engine.people.kinds import Kind
from engine.people.queries.organisations import organisations
from engine.trading.parties.tables import PartyItemRow, PartyRow
from engine.vocabulary import Actor, Page
from engine.workflow.queries.answering import now


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyLine:
    """`merged_into` names the record that counts instead; `expired` counts qualifications."""

    organisation: str
    name: str
    name_en: str
    uscc: str | None
    region: str
    kind: str | None
    registered_at: datetime | None
    merged_into: str | None
    qualifications: int
    expired: int


def parties(
    session: Session, actor: Actor, *, text: str = "", after: str | None = None
) -> Page[PartyLine]:
    """By name; `text` is looked for in names and codes.

    Raises:
        NotAllowed: for the trading centre, supervision and the audit.
    """
    permissions.require(permissions.may_read_parties(actor))
    page = organisations(session, text=text, kind=Kind.MARKET, after=after)
    ids = [one.id for one in page.items]
    rows = select(PartyRow).where(PartyRow.organisation.in_(ids))
    known = {row.organisation: row for row in session.scalars(rows)}
    counted = _qualifications(session, ids)
    lines = tuple(
        PartyLine(
            organisation=one.id,
            name=one.name,
            name_en=one.name_en,
            uscc=one.uscc,
            region=one.region,
            kind=known[one.id].kind if one.id in known else None,
            registered_at=known[one.id].registered_at if one.id in known else None,
            merged_into=known[one.id].merged_into if one.id in known else None,
            qualifications=counted.get(one.id, (0, 0))[0],
            expired=counted.get(one.id, (0, 0))[1],
        )
        for one in page.items
    )
    return Page(items=lines, next_key=page.next_key, count=page.count, capped=page.capped)


def _qualifications(session: Session, ids: list[str]) -> dict[str, tuple[int, int]]:
    today = str(local_day(now(session)))
    found: dict[str, tuple[int, int]] = {}
    rows = select(PartyItemRow.organisation, PartyItemRow.data).where(
        PartyItemRow.organisation.in_(ids), PartyItemRow.part == "qualifications"
    )
    for organisation, data in session.execute(rows).all():
        every, gone = found.get(organisation, (0, 0))
        over = isinstance(data, dict) and str(data.get("valid_to") or "9") < today
        found[organisation] = (every + 1, gone + over)
    return found
