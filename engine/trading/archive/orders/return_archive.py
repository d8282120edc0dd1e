"""A lent archive came back."""

from dataclasses import dataclass

from engine.errors import Invalid, NotFound, Problem, WrongState
from engine.people import permissions
from engine.trading.archive.tables import LoanRow
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work

LONGEST_NOTE = 2000


@dataclass(frozen=True, kw_only=True, slots=True)
class ReturnArchive(Order):
    """`note` says what was seen at its return, if anything."""

    loan: str
    note: str = ""


def handle(order: ReturnArchive, work: Work) -> None:
    """
    Raises:
        NotFound: no such loan.
        NotAllowed: only the centre's archive post of the project's region.
        WrongState: it came back before.
        Invalid: the note is too long.
    """
    row = work.session.get(LoanRow, order.loan)
    if row is None:
        raise NotFound(f"loan {order.loan}")
    project = work.project(row.project)
    permissions.require(permissions.may_keep_archive(order.actor, project.region))
    work.session.refresh(row)
    if row.returned_at is not None:
        raise WrongState("it came back before")
    if len(order.note) > LONGEST_NOTE:
        text = f"at most {LONGEST_NOTE} characters"
        raise Invalid(Problem(field="note", key="too_long", text=text))
    row.returned_at, row.returned_by, row.note = work.now, order.actor.id, order.note or None
    work.record(Fact.ARCHIVE_RETURNED, chain=project.chain, loan=row.id)
