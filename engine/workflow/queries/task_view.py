"""One task as the person sees it: form, pre-fill, draft, what happens next."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.language import feel
from engine.people import permissions
from engine.people.permissions import ProjectPlace, TaskPlace
from engine.people.queries.names import names_of
from engine.vocabulary import Actor, Data, Json
from engine.workflow import directory
from engine.workflow.forms import Form
from engine.workflow.outlook import Step, next_steps
from engine.workflow.queries.answering import filled, flow_of, place, version_of
from engine.workflow.queries.urgency import Urgency, urgency
from engine.workflow.spiff import Flow
from engine.workflow.tables import AudienceRow, DraftRow, ProjectRow, SubmissionRow, TaskRow
from engine.workflow.versions import Version


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskView:
    """`state` is open, done or withdrawn.

    `values` is the pre-fill with the draft over it, or what was sent; `kept` is the asker's draft
    of a task that is no longer open.
    """

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
    entered_at: datetime
    due_at: datetime | None
    follow_up_at: datetime | None
    priority: int
    rule: str | None
    assignee: str | None
    assignee_name: str | None
    delegated_by: str | None
    delegated_by_name: str | None
    closed_at: datetime | None
    closed_by: str | None
    closed_by_name: str | None
    form_title: str
    schema: Json
    values: Data
    kept: Data | None
    draft_saved_at: datetime | None
    next_steps: tuple[Step, ...]
    sees_project: bool
    may_claim: bool
    may_release: bool
    may_assign: bool
    may_delegate: bool
    may_take_back: bool
    may_complete: bool
    may_comment: bool
    may_attach: bool


def task_view(session: Session, actor: Actor, id_: str, language: str = "zh") -> TaskView:
    """The task page's answer.

    Raises:
        NotFound: no such task, or neither it nor what was typed there is this person's to see.
    """
    row = session.get(TaskRow, id_)
    project = session.get(ProjectRow, row.project) if row else None
    if row is None or project is None:
        raise NotFound(f"task {id_}")
    around = place(session, actor, project)
    where = _place(session, row, around)
    draft = session.get(DraftRow, (row.id, actor.id))
    open_ = row.state == "open"
    sees = permissions.in_lane(actor, where) or (
        not open_ and permissions.may_see_closed(actor, around, row.role, row.closed_by)
    )
    if not sees and draft is None:
        raise NotFound(f"task {id_}")
    version = version_of(session, project)
    form = version.forms.get(row.form or "")
    flow = flow_of(session, project) if open_ else None
    named = (row.assignee, row.delegated_by, *([row.closed_by] if sees else []))
    names = names_of(session, {name for name in named if name})
    typed = _dict(draft.data) if draft else None
    values = (
        _prefilled(session, actor, form, flow, row, typed) if flow else _sent(session, row, sees)
    )
    return TaskView(
        id=row.id,
        element=row.element,
        title=version.title(row.element, language, row.title),
        role=row.role,
        urgency=urgency(session, row.due_at),
        state=row.state,
        frozen=row.frozen,
        project=project.id,
        project_title=project.title,
        project_code=project.code,
        process=version.process,
        entered_at=row.entered_at,
        due_at=row.due_at,
        follow_up_at=row.follow_up_at,
        priority=row.priority,
        rule=row.rule,
        assignee=row.assignee,
        assignee_name=names.get(row.assignee or ""),
        delegated_by=row.delegated_by,
        delegated_by_name=names.get(row.delegated_by or ""),
        closed_at=row.closed_at,
        closed_by=row.closed_by if sees else None,
        closed_by_name=names.get(row.closed_by or ""),
        form_title=form.title(language) if form else "",
        schema=form.schema(language) if form else None,
        values=_choosing(session, form, sees, values),
        kept=None if open_ else typed,
        draft_saved_at=draft.saved_at if draft else None,
        next_steps=_next(version, flow, row, language) if flow else (),
        sees_project=permissions.may_see_project(actor, around),
        may_claim=open_ and row.assignee is None and permissions.may_claim(actor, where),
        may_release=open_ and permissions.may_release(actor, where),
        may_assign=open_ and permissions.may_assign(actor, where, actor),
        may_delegate=open_ and row.assignee == actor.id and row.delegated_by is None,
        may_take_back=open_ and permissions.may_take_back(actor, where),
        may_complete=open_ and not row.frozen and permissions.may_complete(actor, where),
        may_comment=permissions.may_comment(actor, around),
        may_attach=permissions.may_attach(actor, around),
    )


def _place(session: Session, row: TaskRow, around: ProjectPlace) -> TaskPlace:
    waiting = select(AudienceRow.audience).where(AudienceRow.task == row.id)
    return TaskPlace(
        role=row.role,
        audience=frozenset(session.scalars(waiting)),
        assignee=row.assignee,
        delegated_by=row.delegated_by,
        pseudonym=around.pseudonym,
    )


def _prefilled(
    session: Session,
    actor: Actor,
    form: Form | None,
    flow: Flow,
    row: TaskRow,
    typed: Data | None,
) -> dict[str, Json]:
    if form is None:
        return {}
    known = filled(session, actor, form, flow.prefill(row.token, form.names()))
    return {**form.initial(known), **(typed or {})}


def _choosing(
    session: Session, form: Form | None, sees: bool, values: dict[str, Json]
) -> dict[str, Json]:
    """With the people whom the form offers, for whoever may see the task."""
    return {**directory.of_form(session, form), **values} if sees and form else values


def _next(version: Version, flow: Flow, row: TaskRow, language: str) -> tuple[Step, ...]:
    active = {element for _, element, *_ in flow.path().active}
    return next_steps(
        version, row.element, language, active=active, holds=partial(_holds, flow, row.token)
    )


def _holds(flow: Flow, token: str, condition: str) -> bool | None:
    """Whether a condition is true as things stand; None where it cannot be told."""
    try:
        return flow.evaluate(token, condition) is True
    except feel.FeelError:
        return None


def _sent(session: Session, row: TaskRow, sees: bool) -> dict[str, Json]:
    sent = select(SubmissionRow.data).where(SubmissionRow.task == row.id)
    return _dict(session.scalar(sent)) if sees else {}


def _dict(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}
