"""When a task could not be done: the page says why and who, and keeps what was typed."""

from contextlib import suppress

from flask import Response, make_response

from engine.errors import Invalid, NotAllowed, Refused, SomeoneWasFaster, WrongState
from engine.vocabulary import Data
from engine.workflow.orders.save_draft import SaveDraft
from engine.workflow.queries.task_view import TaskView, task_view
from webapp import current
from webapp.desk.tasks import task_page
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate
from webapp.look import moment


def refused(task: str, refusal: Refused, typed: Data | None = None) -> Response:
    """The task's page as it stands now, with what was typed; kept as a draft while it may be."""
    if typed and isinstance(refusal, NotAllowed | WrongState):
        with suppress(Refused):
            current.handle(SaveDraft(actor=current.actor(), task=task, data=typed))
    view = view_of(task)
    page = task_page(view, sentences_of(refusal), typed, told(view, refusal))
    return make_response(page, status_of(refusal))


def view_of(task: str) -> TaskView:
    return current.ask(task_view, current.actor(), task, current.language())


def told(view: TaskView, refusal: Refused) -> str:
    """Why, and who was there before."""
    if isinstance(refusal, Invalid):
        return sentence(refusal)
    if view.state == "done" and isinstance(refusal, SomeoneWasFaster):
        return _with_name("%(name)s已于 %(at)s 办结这项任务。", "这项任务已于 %(at)s 办结。", view)
    if view.state == "open" and view.assignee_name and not view.may_complete:
        return translate("这项任务已由%(name)s签收。", name=view.assignee_name)
    return sentence(refusal)


def _with_name(named: str, nameless: str, view: TaskView) -> str:
    text = named if view.closed_by_name else nameless
    return translate(text, name=view.closed_by_name, at=moment(view.closed_at))
