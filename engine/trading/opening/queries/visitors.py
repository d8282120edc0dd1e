"""How somebody stands to an opening: what they are in the hall, and what they may do there now."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.permissions import ProjectPlace
from engine.trading.bids.queries.receipts import standing
from engine.trading.keys.queries.custodians import custodians_of
from engine.trading.opening.finding import BIDDER
from engine.trading.opening.queries import openings
from engine.trading.opening.tables import AttendanceRow, HandedInRow, OpeningRow
from engine.vocabulary import Actor
from engine.workflow.queries.answering import place as place_of
from engine.workflow.tables import ProjectRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Visitor:
    """`bid` is that of the visitor's organisation, `custodian` the role of the key it keeps.

    `done` says that the visitor's secret is in, `signed` that they have signed the minutes.
    """

    takes_part: bool = False
    bid: str | None = None
    custodian: str | None = None
    host: bool = False
    recorder: bool = False
    signed_in: bool = False
    done: bool = False
    signed: bool = False
    may_take_files: bool = False

    @property
    def may_sign_in(self) -> bool:
        return bool(self.bid or self.custodian or self.host or self.recorder)

    @property
    def may_sign(self) -> bool:
        return bool(self.bid or self.host or self.recorder)


PUBLIC = Visitor()


def visitor(
    session: Session, project: ProjectRow, opening: OpeningRow, actor: Actor | None
) -> Visitor:
    """Whoever has nothing to do with it sees what the public sees."""
    if actor is None:
        return PUBLIC
    place = place_of(session, actor, project)
    bid = _bid(session, opening, place)
    custodian = None if bid else custodian_role(session, actor, place, project.id)
    keys = {f"person:{actor.id}", str(place.pseudonym)}
    return Visitor(
        takes_part=bid is not None or permissions.may_see_project(actor, place),
        bid=bid,
        custodian=custodian,
        host=bid is None and permissions.may_host_opening(actor, place),
        recorder=bid is None and permissions.may_record_opening(actor, place),
        signed_in=any(session.get(AttendanceRow, (opening.id, key)) for key in keys),
        done=_done(session, opening, bid, custodian),
        signed=any(row.key in keys for row in openings.signatures(session, opening.id)),
        may_take_files=bid is None and permissions.may_take_bid_files(actor, place),
    )


def custodian_role(session: Session, actor: Actor, place: ProjectPlace, project: str) -> str | None:
    """The role in which the actor's organisation keeps a key here."""
    for one in custodians_of(session, project):
        same = one.organisation == actor.organisation
        if same and permissions.may_keep_key(actor, place, one.id):
            return one.id
    return None


def _bid(session: Session, opening: OpeningRow, place: ProjectPlace) -> str | None:
    if place.pseudonym is None:
        return None
    row = standing(session, opening.project, opening.lot, place.pseudonym)
    return row.id if row else None


def _done(session: Session, opening: OpeningRow, bid: str | None, custodian: str | None) -> bool:
    if bid is not None:
        return session.get(HandedInRow, (bid, BIDDER)) is not None
    return any(row.kind == custodian for row in openings.handed_in(session, opening.id))
