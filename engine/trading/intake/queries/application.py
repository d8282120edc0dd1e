"""An application as it stands: the papers of its project's item, the case, what was handed in."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.law.calendar import end_of, local_day
from engine.trading.intake.papers import Application, handed_in, papers_of
from engine.trading.intake.tables import IntakeReturnRow
from engine.vocabulary import Data
from engine.workflow import catalogue, clock
from engine.workflow.house import Law
from engine.workflow.queries.answering import house
from engine.workflow.tables import DocumentRow, ProjectRow


def application(session: Session, project: str, case: Data, now: datetime) -> Application:
    """`case` are the names that the diagram's element sees, `papers` among them."""
    row = session.get(ProjectRow, project)
    if row is None:
        raise NotFound(f"project {project}")
    item = catalogue.revision(session, row.item, row.item_revision)
    documents = select(DocumentRow.id).where(DocumentRow.project == project)
    return Application(
        papers=papers_of(item.content),
        case=case,
        handed=handed_in(case.get("papers")),
        known=frozenset(session.scalars(documents)),
        functions=_law(session).functions(now),
        now=now,
    )


def promised(session: Session, received: datetime, days: int) -> datetime:
    """The end of the working day by which intake promised to answer."""
    calendar = _law(session).calendar
    return end_of(calendar.working_days_after(local_day(received), days))


def first_return(session: Session, project: str) -> IntakeReturnRow | None:
    return session.get(IntakeReturnRow, (project, 1))


def rounds(session: Session, project: str) -> int:
    """How many times an application was returned."""
    wanted = select(IntakeReturnRow.round).where(IntakeReturnRow.project == project)
    return max(session.scalars(wanted), default=0)


def _law(session: Session) -> Law:
    return house(session).law(session, clock.read(session).law_revision)
