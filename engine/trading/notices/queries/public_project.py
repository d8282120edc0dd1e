"""A project as everybody may know it: its name, its notices, whether questions are taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.errors import Invalid, NotFound, Problem
from engine.store.ledger_tables import FactRow
from engine.trading.notices.queries.public_notices import Notice, notices_of
from engine.vocabulary import PUBLIC, Fact
from engine.workflow.queries.answering import flow_of, now, version_of
from engine.workflow.queries.offers import offers
from engine.workflow.queries.taking import taken
from engine.workflow.tables import ProjectRow

QUESTION = "question"
"""The message by which a diagram takes questions; its form asks for FIELDS."""
FIELDS = ("question_about", "question_text")
MOST_AN_HOUR = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicProject:
    """`notices` oldest first; a project without any is nobody's business yet."""

    id: str
    title: str
    code: str | None
    region: str
    notices: tuple[Notice, ...]
    takes_questions: bool


def public_project(session: Session, id_: str) -> PublicProject:
    """
    Raises:
        NotFound: there is none, or nothing of it was published.
    """
    row = session.get(ProjectRow, id_)
    notices = notices_of(session, id_) if row else ()
    if row is None or not notices:
        raise NotFound(f"project {id_}")
    return PublicProject(
        id=row.id,
        title=row.title,
        code=row.code,
        region=row.region,
        notices=notices,
        takes_questions=_takes(session, row),
    )


def require_calm(session: Session, project: str) -> None:
    """Anybody may ask, so a project takes so many questions of the unnamed within an hour.

    Raises:
        Invalid: there were that many.
    """
    asked = select(func.count()).where(
        FactRow.chain == f"project:{project}",
        FactRow.actor == PUBLIC.id,
        FactRow.fact == str(Fact.MESSAGE_RECEIVED),
        FactRow.at > now(session) - timedelta(hours=1),
    )
    if (session.scalar(asked) or 0) >= MOST_AN_HOUR:
        text = "this project received many questions within the hour"
        params: Mapping[str, int] = {"most": MOST_AN_HOUR}
        raise Invalid(
            Problem(field=FIELDS[1], key="questions_many", text=text, params=dict(params))
        )


def _takes(session: Session, row: ProjectRow) -> bool:
    if row.state != "running":
        return False
    definition = version_of(session, row).definition
    message = definition.messages.get(QUESTION)
    if message is None or not PUBLIC.roles & set(message.sender_roles):
        return False
    offered = offers(session, row, flow_of(session, row), None)
    return bool(taken(definition, offered, QUESTION, row.state)) and not offered.closed(QUESTION)
