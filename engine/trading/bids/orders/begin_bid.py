"""Begin to upload a sealed bid for one lot."""

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select

from engine.errors import Invalid, Problem, WrongState
from engine.trading.bids import limits
from engine.trading.bids.calls import call_of
from engine.trading.bids.own import alias
from engine.trading.bids.tables import BidRow
from engine.trading.keys.queries.custodians import custodians_of
from engine.vocabulary import Json, Order
from engine.workflow.work import Work

UNSENT = ("draft", "sealed")


@dataclass(frozen=True, kw_only=True, slots=True)
class BeginBid(Order):
    """Leaves no fact: nobody has bid before the bid is received."""

    project: str
    lot: str


def handle(order: BeginBid, work: Work) -> str:
    """Returns the bid's id, which the bidder's browser binds all keys to.

    Raises:
        NotFound: no such project or lot, or not the actor's to bid for.
        TooLate: the deadline has come.
        WrongState: no bids are taken now, or the custodians' keys may still be replaced.
        Invalid: too many uploads were begun and not sent.
    """
    call = call_of(work.session, order.actor, order.project)
    lot = call.lot(order.lot)
    call.require_open()
    custodians = [one for one in custodians_of(work.session, order.project) if one.fixed_at]
    if len(custodians) < len(call.plan.custodians):
        raise WrongState("the custodians' keys are not ready", custodians=len(custodians))
    _require_room(order, work)
    row = BidRow(
        id=uuid4().hex,
        project=call.project,
        lot=lot.id,
        pseudonym=call.pseudonym,
        suite=custodians[0].suite,
        state="draft",
        begun_at=work.now,
    )
    work.session.add(row)
    return row.id


def _require_room(order: BeginBid, work: Work) -> None:
    """Rows know no organisation, so its pseudonyms are computed."""
    begun = select(BidRow.project, BidRow.pseudonym).where(
        BidRow.erased.is_(False), BidRow.state.in_(UNSENT)
    )
    mine = [
        project
        for project, name in work.session.execute(begun)
        if name == alias(work.session, order.actor, project)
    ]
    if len(mine) >= limits.MOST_UPLOADS:
        text = f"at most {limits.MOST_UPLOADS} uploads that were not sent"
        params: dict[str, Json] = {"most": limits.MOST_UPLOADS, "days": limits.DAYS}
        raise Invalid(Problem(field="lot", key="too_many_uploads", text=text, params=params))
