"""Remark something on a project or one of its tasks."""

from dataclasses import dataclass
from uuid import uuid4

from engine.errors import Invalid, Problem
from engine.people import permissions
from engine.vocabulary import Fact, Order
from engine.workflow import places
from engine.workflow.tables import CommentRow
from engine.workflow.work import Work

LIMIT = 4_000


@dataclass(frozen=True, kw_only=True, slots=True)
class AddComment(Order):
    project: str
    text: str
    task: str | None = None


def handle(order: AddComment, work: Work) -> str:
    """Returns the comment's id."""
    project = work.project(order.project)
    permissions.require(permissions.may_comment(order.actor, places.of_project(work, project)))
    places.require_task(work, project, order.task)
    text = order.text.strip()
    if not text or len(text) > LIMIT:
        raise Invalid(Problem(field="text", key="length", text=f"1 to {LIMIT} characters"))
    row = CommentRow(
        id=uuid4().hex,
        project=project.id,
        task=order.task,
        author=work.shown_as,
        at=work.now,
        text=text,
    )
    work.session.add(row)
    work.record(Fact.COMMENT_ADDED, chain=project.chain, comment=row.id)
    return row.id
