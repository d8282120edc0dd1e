"""What people do with a project: remark, suspend, resume, cancel, retry what went wrong."""

from flask import Response, flash, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Refused, WrongState
from engine.vocabulary import Data, Order
from engine.workflow.orders.add_comment import AddComment
from engine.workflow.orders.cancel_project import CancelProject
from engine.workflow.orders.resume_project import ResumeProject
from engine.workflow.orders.retry_incident import RetryIncident
from engine.workflow.orders.suspend_project import SuspendProject
from webapp import current
from webapp.desk.blueprint import bp
from webapp.desk.projects import project_page
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate
from webapp.sent import moment

DATE = "date."


@bp.post("/projects/<project>/comments")
def comment(project: str) -> Redirect:
    task, text = request.form.get("task") or None, request.form.get("text", "")
    current.handle(AddComment(actor=current.actor(), project=project, text=text, task=task))
    flash(translate("备注已添加。"), "success")
    place = (
        url_for("desk.task", task=task)
        if task
        else url_for("desk.project", project=project, _anchor="comments")
    )
    return redirect(place)


@bp.post("/projects/<project>/suspension")
def suspend(project: str) -> Response | Redirect:
    order = SuspendProject(actor=current.actor(), project=project, reason=_reason())
    return _changed(project, order, "suspend", translate("项目已暂停。"))


@bp.post("/projects/<project>/resumption")
def resume(project: str) -> Response | Redirect:
    actor = current.actor()
    order = ResumeProject(actor=actor, project=project, reason=_reason(), dates=_dates())
    return _changed(project, order, "resume", translate("项目已恢复。"))


@bp.post("/projects/<project>/cancellation")
def cancel(project: str) -> Response | Redirect:
    order = CancelProject(actor=current.actor(), project=project, reason=_reason())
    return _changed(project, order, "cancel", translate("项目已终止。"))


@bp.post("/projects/<project>/incidents/<incident>/retry")
def retry(project: str, incident: str) -> Redirect:
    current.handle(RetryIncident(actor=current.actor(), incident=incident, project=project))
    flash(translate("已重新办理。"), "success")
    return redirect(url_for("desk.project", project=project))


def _changed(project: str, order: Order, power: str, text: str) -> Response | Redirect:
    """Back to the project; a refusal stands on its page, with the reason that was typed."""
    try:
        current.handle(order)
    except Refused as refusal:
        page = project_page(project, _why(refusal), _reason(), power)
        return make_response(page, status_of(refusal))
    flash(text, "success")
    return redirect(url_for("desk.project", project=project))


def _why(refusal: Refused) -> str:
    told = "；".join(one["message"] for one in sentences_of(refusal))
    late = refusal.where.get("variable") if isinstance(refusal, WrongState) else None
    if late:
        return translate("暂停期间有时限已过，请先重新公布新的日期，再恢复项目。")
    return told or sentence(refusal)


def _reason() -> str:
    return request.form.get("reason", "")


def _dates() -> Data:
    """Newly published moments by the names of the case file."""
    sent = {name: text for name, text in request.form.items() if name.startswith(DATE) and text}
    read = {name: moment(name, text) for name, text in sent.items()}
    return {name.removeprefix(DATE): at.isoformat() for name, at in read.items() if at}
