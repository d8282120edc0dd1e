"""A person says of an entry what no rule can: which project it is, or that it is none."""

from dataclasses import dataclass

from engine.errors import Invalid, NotFound, Problem
from engine.people import permissions
from engine.people.regions import within
from engine.trading.register.tables import RegisterEntryRow
from engine.vocabulary import Fact, Order
from engine.workflow import reasons
from engine.workflow.tables import ProjectRow
from engine.workflow.work import Work

WORDS = ("absent", "exempt")


@dataclass(frozen=True, kw_only=True, slots=True)
class DecideEntry(Order):
    """`decided`: a project's id, `absent` (not traded here) or `exempt` (need not be)."""

    entry: str
    decided: str
    reason: str


def handle(order: DecideEntry, work: Work) -> None:
    """
    Raises:
        NotAllowed: only the keeper of its region, or the province's.
        Invalid: no reason, or no such project in the region.
    """
    row = work.session.get(RegisterEntryRow, order.entry)
    if row is None:
        raise NotFound(f"register entry {order.entry}")
    permissions.require(permissions.may_keep_register(order.actor, row.region), row.name)
    reason = reasons.given(order.reason)
    _check(order, work, row)
    row.decided, row.reason = order.decided, reason
    row.decided_by, row.decided_at = order.actor.id, work.now
    work.record(
        Fact.REGISTER_DECIDED, chain="house", entry=row.id, decided=row.decided, reason=reason
    )


def _check(order: DecideEntry, work: Work, row: RegisterEntryRow) -> None:
    if order.decided in WORDS:
        return
    project = work.session.get(ProjectRow, order.decided)
    if project is None or not within(project.region, f"{row.region[:4]}00"):
        text = "no such project in this city"
        raise Invalid(Problem(field="decided", key="unknown", text=text))
