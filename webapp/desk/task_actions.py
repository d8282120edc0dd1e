"""What people do with a task: claim, hand over, draft, complete."""

from flask import Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Refused, SomeoneWasFaster
from engine.workflow.orders.assign_task import AssignTask
from engine.workflow.orders.claim_task import ClaimTask
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.delegate_task import DelegateTask
from engine.workflow.orders.prioritise_task import PrioritiseTask
from engine.workflow.orders.release_task import ReleaseTask
from engine.workflow.orders.save_draft import SaveDraft
from webapp import current
from webapp.desk.blueprint import bp
from webapp.desk.refused_task import refused, view_of
from webapp.i18n import translate
from webapp.sent import json_object, moment, whole


@bp.post("/tasks/<task>/claim")
def claim(task: str) -> Response | Redirect:
    try:
        current.handle(ClaimTask(actor=current.actor(), task=task))
    except SomeoneWasFaster as faster:
        return refused(task, faster)
    return redirect(url_for("desk.task", task=task))


@bp.post("/tasks/<task>/release")
def release(task: str) -> Redirect:
    current.handle(ReleaseTask(actor=current.actor(), task=task))
    flash(translate("任务已退回，同事可以签收。"), "success")
    return redirect(url_for("desk.index"))


@bp.post("/tasks/<task>/assignment")
def assign(task: str) -> Redirect:
    person = request.form.get("person", "")
    current.handle(AssignTask(actor=current.actor(), task=task, person=person))
    flash(translate("任务已指派。"), "success")
    return redirect(url_for("desk.index"))


@bp.post("/tasks/<task>/delegation")
def delegate(task: str) -> Redirect:
    person = request.form.get("person") or None
    current.handle(DelegateTask(actor=current.actor(), task=task, person=person))
    flash(translate("任务已转办。") if person else translate("任务已收回。"), "success")
    return redirect(url_for("desk.task", task=task) if person is None else url_for("desk.index"))


@bp.post("/tasks/<task>/priority")
def prioritise(task: str) -> Redirect:
    order = PrioritiseTask(
        actor=current.actor(),
        task=task,
        priority=whole("priority", request.form.get("priority", "")),
        follow_up_at=moment("follow_up_at", request.form.get("follow_up_at", "")),
    )
    current.handle(order)
    flash(translate("优先级与跟进日期已保存。"), "success")
    return redirect(url_for("desk.task", task=task))


@bp.put("/tasks/<task>/draft")
def draft(task: str) -> tuple[str, int] | Response:
    data = json_object(request.get_data(as_text=True))
    current.handle(SaveDraft(actor=current.actor(), task=task, data=data))
    return "", 204


@bp.post("/tasks/<task>/completion")
def complete(task: str) -> Response | Redirect:
    view, data = view_of(task), json_object(request.form.get("data", "{}"))
    try:
        current.handle(CompleteTask(actor=current.actor(), task=task, data=data))
    except Refused as refusal:
        return refused(task, refusal, data)
    flash(translate("已办结：%(title)s", title=view.title), "success")
    flash(task, "accepted")
    return redirect(url_for("desk.index"))
