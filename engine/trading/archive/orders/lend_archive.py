"""Lend a sealed archive to somebody who has a reason to read it."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from engine.errors import Invalid, NotFound, Problem, WrongState
from engine.law.calendar import local_day
from engine.people import permissions
from engine.trading.archive.tables import ArchiveRow, LoanRow
from engine.vocabulary import Fact, Order
from engine.workflow import reasons
from engine.workflow.work import Work

LONGEST_NAME = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class LendArchive(Order):
    """`borrower` is a name with its organisation; `due_on` the day by which it comes back."""

    project: str
    borrower: str
    reason: str
    due_on: date


def handle(order: LendArchive, work: Work) -> str:
    """Returns the loan's id. Several may read one archive at a time.

    Raises:
        NotAllowed: only the centre's archive post of the project's region.
        WrongState: the archive was not packed yet.
        Invalid: no borrower, no reason, or a day that has passed.
    """
    project = work.project(order.project)
    permissions.require(permissions.may_keep_archive(order.actor, project.region))
    archive = work.session.get(ArchiveRow, project.id)
    if archive is None:
        raise NotFound(f"archive of project {project.id}")
    if archive.package is None:
        raise WrongState("the archive was not packed yet")
    reason = reasons.given(order.reason)
    _check(order, work)
    row = LoanRow(
        id=uuid4().hex,
        project=project.id,
        borrower=order.borrower.strip(),
        reason=reason,
        due_on=order.due_on,
        lent_at=work.now,
        lent_by=order.actor.id,
    )
    work.session.add(row)
    work.record(Fact.ARCHIVE_LENT, chain=project.chain, loan=row.id, reason=reason)
    return row.id


def _check(order: LendArchive, work: Work) -> None:
    if not 0 < len(order.borrower.strip()) <= LONGEST_NAME:
        text = f"1 to {LONGEST_NAME} characters"
        raise Invalid(Problem(field="borrower", key="length", text=text))
    if order.due_on < local_day(work.now):
        raise Invalid(Problem(field="due_on", key="in_the_past", text="has passed"))
