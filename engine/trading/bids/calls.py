"""One project's call for bids as one bidder stands to it: lots, deadline, whether it takes bids."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from engine.errors import NotFound, TooLate, WrongState
from engine.people import permissions
from engine.trading.keys.plan import SealingPlan, plan_of
from engine.vocabulary import Actor, Json
from engine.workflow.queries.answering import flow_of, place, version_of
from engine.workflow.queries.offers import Closed, Offers, offers
from engine.workflow.queries.taking import taken
from engine.workflow.tables import ProjectRow

MESSAGE = "bid_submitted"
WITHDRAWAL = "bid_withdrawn"
RULE = "ZTB-14"
SCRIPT = "sealing_script"
"""What `keys.ready` told, and the notice named."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lot:
    """One lot of the case file's `lots`."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """`plan` says how bids are sealed, `script` with which script (its hash; empty: none named);
    `withdrawable`: the item offers to withdraw now.
    """

    project: str
    title: str
    pseudonym: str
    plan: SealingPlan
    script: str
    lots: tuple[Lot, ...]
    closing: Closed | None
    open: bool
    withdrawable: bool
    now: datetime

    def lot(self, id_: str) -> Lot:
        """Raises NotFound when the project has no such lot."""
        for one in self.lots:
            if one.id == id_:
                return one
        raise NotFound(f"lot {id_}")

    def require_open(self) -> None:
        """
        Raises:
            TooLate: the deadline has come.
            WrongState: the project takes no bids for another reason.
        """
        if self.closing and self.closing.at <= self.now:
            raise TooLate(rule=self.closing.rule or RULE, deadline=self.closing.at.isoformat())
        if not self.open:
            raise WrongState(self.title, message=MESSAGE)


def call_of(session: Session, actor: Actor, project: str) -> Call:
    """The call of a project that seals its bids.

    Raises:
        NotFound: there is none, it seals nothing, or this person may not bid for it.
    """
    row = session.get(ProjectRow, project)
    plan = plan_of(session, project) if row else None
    if row is None or plan is None:
        raise NotFound(f"project {project}")
    definition, where = version_of(session, row).definition, place(session, actor, row)
    message = definition.messages.get(MESSAGE)
    senders = message.sender_roles if message else ()
    if where.pseudonym is None or not permissions.may_upload_bid(actor, senders, where):
        raise NotFound(f"project {project}")
    offered = offers(session, row, flow_of(session, row), where.pseudonym)
    return Call(
        project=row.id,
        title=row.title,
        pseudonym=where.pseudonym,
        plan=plan,
        script=str(offered.flow.visible(None).get(SCRIPT) or ""),
        lots=_lots(offered),
        closing=offered.closing(MESSAGE),
        open=bool(taken(definition, offered, MESSAGE, row.state)),
        withdrawable=bool(taken(definition, offered, WITHDRAWAL, row.state)),
        now=offered.now,
    )


def _lots(offered: Offers) -> tuple[Lot, ...]:
    """As the case file lists them; a project that lists none is one lot."""
    listed: Json = offered.flow.visible(None).get("lots")
    rows = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    lots = tuple(Lot(id=str(one["id"]), name=str(one.get("name") or "")) for one in rows)
    return lots or (Lot(id="1", name=""),)
