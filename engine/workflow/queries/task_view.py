"""One task as the person sees it: form, pre-fill, draft, what happens next."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people import permissions
from engine.people.permissions import TaskPlace
from engine.people.queries.names import names_of
from engine.vocabulary import Actor, Data, Json
from engine.workflow.outlook import Step, next_steps
from engine.workflow.pseudonyms import pseudonym
from engine.workflow.queries.answering import flow_of, house, version_of
from engine.workflow.queries.urgency import Urgency, urgency
from engine.workflow.tables import AudienceRow, DraftRow, ProjectRow, SubmissionRow, TaskRow


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskView:
    """`state` is open, done or withdrawn; `values` is pre-fill with the draft over it."""

    id: str
    element: str
    title: str
    role: str | None
    urgency: Urgency
    state: str
    frozen: bool
    project: str
    project_title: str
    project_code: str | None
    process: str
    due_at: datetime | None
    follow_up_at: datetime | None
    priority: int
    rule: str | None
    assignee: str | None
    assignee_name: str | None
    delegated_by: str | None
    closed_at: datetime | None
    closed_by: str | None
    closed_by_name: str | None
    form_title: str
    schema: Json
    values: Data
    draft_saved_at: datetime | None
    next_steps: tuple[Step, ...]
    may_claim: bool
    may_release: bool
    may_assign: bool
    may_delegate: bool
    may_take_back: bool
    may_complete: bool


def task_view(session: Session, actor: Actor, id_: str, language: str = "zh") -> TaskView:
    """The task page's answer.

    Raises:
        NotFound: no such task, or neither it nor its project is this person's to see.
    """
    row = session.get(TaskRow, id_)
    project = session.get(ProjectRow, row.project) if row else None
    if row is None or project is None:
        raise NotFound(f"task {id_}")
    where = _place(session, actor, row)
    mine = permissions.in_lane(actor, where) or row.closed_by == actor.id
    if not mine:
        raise NotFound(f"task {id_}")
    draft = session.get(DraftRow, (row.id, actor.id))
    names = names_of(session, {name for name in (row.assignee, row.closed_by) if name})
    version = version_of(session, project)
    form = version.forms.get(row.form or "")
    open_ = row.state == "open"
    return TaskView(
        id=row.id,
        element=row.element,
        title=version.name(row.element, language, row.title),
        role=row.role,
        urgency=urgency(session, row.due_at),
        state=row.state,
        frozen=row.frozen,
        project=project.id,
        project_title=project.title,
        project_code=project.code,
        process=version.process,
        due_at=row.due_at,
        follow_up_at=row.follow_up_at,
        priority=row.priority,
        rule=row.rule,
        assignee=row.assignee,
        assignee_name=names.get(row.assignee or ""),
        delegated_by=row.delegated_by,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        closed_by_name=names.get(row.closed_by or ""),
        form_title=form.title(language) if form else "",
        schema=form.schema(language) if form else None,
        values=_values(session, project, row, draft),
        draft_saved_at=draft.saved_at if draft else None,
        next_steps=next_steps(version, row.element, language),
        may_claim=open_ and row.assignee is None and permissions.may_claim(actor, where),
        may_release=open_ and permissions.may_release(actor, where),
        may_assign=open_ and permissions.may_assign(actor, where, actor),
        may_delegate=open_ and row.assignee == actor.id and row.delegated_by is None,
        may_take_back=open_ and permissions.may_take_back(actor, where),
        may_complete=open_ and not row.frozen and permissions.may_complete(actor, where),
    )


def _place(session: Session, actor: Actor, row: TaskRow) -> TaskPlace:
    waiting = select(AudienceRow.audience).where(AudienceRow.task == row.id)
    own = (
        pseudonym(house(session).settings, row.project, actor.organisation)
        if actor.organisation
        else None
    )
    return TaskPlace(
        role=row.role,
        audience=frozenset(session.scalars(waiting)),
        assignee=row.assignee,
        delegated_by=row.delegated_by,
        pseudonym=own,
    )


def _values(
    session: Session, project: ProjectRow, row: TaskRow, draft: DraftRow | None
) -> dict[str, Json]:
    if row.state != "open":
        sent = select(SubmissionRow.data).where(SubmissionRow.task == row.id)
        return _dict(session.scalar(sent)) | (_dict(draft.data) if draft else {})
    form = version_of(session, project).forms.get(row.form or "")
    if form is None:
        return {}
    filled = form.initial(flow_of(session, project).prefill(row.token, form.names()))
    return {**filled, **(_dict(draft.data) if draft else {})}


def _dict(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}
