"""The file list of a project's item, with what was found for each line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.language import feel
from engine.law.calendar import local_day
from engine.store import ledger
from engine.trading.archive.wanted import Wanted, wanted
from engine.trading.bids.tables import BidRow
from engine.trading.documents.tables import IssuedRow
from engine.trading.notices.queries.all_told import all_told
from engine.workflow import catalogue, clock
from engine.workflow.queries.answering import flow_of, house
from engine.workflow.spiff import Flow
from engine.workflow.tables import DocumentRow, ProjectRow, SubmissionRow, TaskRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathered:
    """`found` are the ids of what there is; `years` how long it is kept, the law included."""

    line: Wanted
    required: bool
    years: int
    found: tuple[str, ...]

    @property
    def missing(self) -> bool:
        return self.required and not self.found


def gathered(session: Session, project: str) -> tuple[Gathered, ...]:
    """By the list of the item's revision with which the project started.

    What is required is judged by the case file as of the last order before this one.
    """
    row = session.get_one(ProjectRow, project)
    item = catalogue.revision(session, row.item, row.item_revision)
    lines = wanted(item.content)
    flow = flow_of(session, row) if lines else None
    return tuple(
        Gathered(
            line=line,
            required=flow is None or _required(flow, line),
            years=max(line.years, _by_law(session, line.rule)),
            found=FINDERS[line.kind](session, project, line.name),
        )
        for line in lines
    )


def _required(flow: Flow, line: Wanted) -> bool:
    """What cannot be judged is required: nothing is left out by a mistake in an expression."""
    if isinstance(line.required, bool):
        return line.required
    try:
        return flow.evaluate(None, line.required) is not False
    except feel.FeelError:
        return True


def _by_law(session: Session, rule: str | None) -> int:
    if rule is None:
        return 0
    reading = clock.read(session)
    row = house(session).law(session, reading.law_revision).book.row(rule, local_day(reading.now))
    return int(row.quantity) if row and row.unit == "year" and row.quantity is not None else 0


def _notices(session: Session, project: str, kind: str) -> tuple[str, ...]:
    return tuple(one.id for one in all_told(session, project) if one.kind == kind)


def _forms(session: Session, project: str, form: str) -> tuple[str, ...]:
    rows = (
        select(SubmissionRow.id)
        .join(TaskRow, TaskRow.id == SubmissionRow.task)
        .where(SubmissionRow.project == project, TaskRow.form == form)
    )
    return tuple(session.scalars(rows.order_by(SubmissionRow.at, SubmissionRow.id)))


def _documents(session: Session, project: str, kind: str) -> tuple[str, ...]:
    """Signed ones that were not revoked."""
    rows = select(IssuedRow.id).where(
        IssuedRow.project == project,
        IssuedRow.kind == kind,
        IssuedRow.sha256.is_not(None),
        IssuedRow.revoked_at.is_(None),
    )
    return tuple(session.scalars(rows.order_by(IssuedRow.issued_at, IssuedRow.number)))


def _attachments(session: Session, project: str, _: str) -> tuple[str, ...]:
    rows = select(DocumentRow.id).where(DocumentRow.project == project)
    return tuple(session.scalars(rows.order_by(DocumentRow.at, DocumentRow.id)))


def _bids(session: Session, project: str, _: str) -> tuple[str, ...]:
    rows = select(BidRow.id).where(BidRow.project == project, BidRow.state == "received")
    return tuple(session.scalars(rows.order_by(BidRow.received_at, BidRow.id)))


def _ledger(session: Session, project: str, _: str) -> tuple[str, ...]:
    facts = ledger.latest(session, ledger.project_chain(project), limit=1)
    return tuple(fact.hash for fact in facts)


FINDERS: Mapping[str, Callable[[Session, str, str], tuple[str, ...]]] = {
    "notice": _notices,
    "form": _forms,
    "document": _documents,
    "attachments": _attachments,
    "bids": _bids,
    "ledger": _ledger,
}
