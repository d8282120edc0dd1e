"""What people do with a project: send it messages, remark, suspend, resume, cancel, retry."""

from flask import Response, flash, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Refused
from engine.vocabulary import Data
from engine.workflow.orders.add_comment import AddComment
from engine.workflow.orders.cancel_project import CancelProject
from engine.workflow.orders.resume_project import ResumeProject
from engine.workflow.orders.retry_incident import RetryIncident
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.orders.suspend_project import SuspendProject
from engine.workflow.queries.message_view import message_view
from webapp import current
from webapp.desk.blueprint import bp
from webapp.desk.projects import message_page
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate
from webapp.sent import json_object


@bp.post("/projects/<project>/messages/<name>")
def send(project: str, name: str) -> Response | Redirect:
    data = json_object(request.form.get("data", "{}"))
    view = current.ask(message_view, current.actor(), project, name, current.language())
    try:
        current.handle(SendMessage(actor=current.actor(), name=name, project=project, data=data))
    except Refused as refusal:
        page = message_page(view, sentences_of(refusal), data, sentence(refusal))
        return make_response(page, status_of(refusal))
    flash(translate("已提交：%(title)s", title=view.title), "success")
    return redirect(request.form.get("back") or url_for("desk.projects"))


@bp.post("/projects/<project>/comments")
def comment(project: str) -> Redirect:
    task = request.form.get("task") or None
    order = AddComment(
        actor=current.actor(), project=project, text=request.form.get("text", ""), task=task
    )
    current.handle(order)
    return redirect(
        url_for("desk.task", task=task) if task else url_for("desk.project", project=project)
    )


@bp.post("/projects/<project>/suspension")
def suspend(project: str) -> Redirect:
    order = SuspendProject(actor=current.actor(), project=project, reason=_reason())
    current.handle(order)
    return _back(project, translate("项目已暂停。"))


@bp.post("/projects/<project>/resumption")
def resume(project: str) -> Redirect:
    dates: Data = {
        name.removeprefix("date."): value
        for name, value in request.form.items()
        if name.startswith("date.") and value
    }
    order = ResumeProject(actor=current.actor(), project=project, reason=_reason(), dates=dates)
    current.handle(order)
    return _back(project, translate("项目已恢复。"))


@bp.post("/projects/<project>/cancellation")
def cancel(project: str) -> Redirect:
    current.handle(CancelProject(actor=current.actor(), project=project, reason=_reason()))
    return _back(project, translate("项目已终止。"))


@bp.post("/projects/<project>/incidents/<incident>/retry")
def retry(project: str, incident: str) -> Redirect:
    current.handle(RetryIncident(actor=current.actor(), incident=incident))
    return _back(project, translate("已重新办理。"))


def _reason() -> str:
    return request.form.get("reason", "")


def _back(project: str, text: str) -> Redirect:
    flash(text, "success")
    return redirect(url_for("desk.project", project=project))
