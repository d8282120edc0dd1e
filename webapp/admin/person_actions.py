"""What administrators do to a person: activity, roles, password, lock."""

from collections.abc import Mapping

from flask import Response, flash, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Invalid
from engine.people.inspection import invalid
from engine.people.orders.change_person import ChangePerson
from engine.people.orders.grant_role import GrantRole
from engine.people.orders.reset_password import ResetPassword
from engine.people.orders.revoke_role import RevokeRole
from engine.people.orders.unlock_person import UnlockPerson
from engine.vocabulary import Order
from engine.workflow.orders.move_person import Moved, MovePerson
from engine.workflow.queries.role_names import role_names
from webapp import current
from webapp.admin.blueprint import bp
from webapp.admin.people import organisation_id
from webapp.admin.person_page import person_page
from webapp.errors import sentence
from webapp.form_messages import sentences_of
from webapp.i18n import translate


@bp.post("/people/<person>/activity")
def set_activity(person: str) -> Response | Redirect:
    active = _yes_or_no("active")
    order = ChangePerson(actor=current.actor(), person=person, active=active)
    return _done(person, order, translate("账号已启用。") if active else translate("账号已停用。"))


@bp.post("/people/<person>/organisation")
def move_person(person: str) -> Response | Redirect:
    sent = {name: request.form.get(name, "").strip() for name in ("organisation", "reason")}
    home = organisation_id(sent["organisation"]) or ""
    named = {"person": person, "organisation": home, "reason": sent["reason"]}
    order = MovePerson(actor=current.actor(), **named)
    try:
        flash(_moved(current.handle(order)), "success")
    except Invalid as refusal:
        return _refused(person, refusal, sent)
    return redirect(url_for("admin.person", person=person))


@bp.post("/people/<person>/roles")
def grant_role(person: str) -> Response | Redirect:
    role = request.form.get("role", "")
    order = GrantRole(actor=current.actor(), person=person, role=role)
    return _done(person, order, translate("角色已授予。"))


@bp.post("/people/<person>/roles/<role>/revocation")
def revoke_role(person: str, role: str) -> Response | Redirect:
    order = RevokeRole(actor=current.actor(), person=person, role=role)
    return _done(person, order, translate("角色已撤销。"))


@bp.post("/people/<person>/unlocking")
def unlock(person: str) -> Response | Redirect:
    order = UnlockPerson(actor=current.actor(), person=person)
    return _done(person, order, translate("账号已解锁。"))


@bp.post("/people/<person>/password")
def reset_password(person: str) -> Response | str:
    """The one-time password is in the answer and nowhere else, not even in a cookie."""
    second = request.form.get("second_factor") == "yes"
    order = ResetPassword(actor=current.actor(), person=person, second_factor=second)
    try:
        return person_page(person, password=current.handle(order))
    except Invalid as refusal:
        return _refused(person, refusal)


def _yes_or_no(field: str) -> bool:
    """Raises Invalid: what a button says is one of both."""
    sent = request.form.get(field)
    if sent not in ("yes", "no"):
        raise invalid(field, "not_yes_or_no")
    return sent == "yes"


def _moved(moved: Moved) -> str:
    """What the move took away, in words."""
    said = translate("已调入新单位，原有登录已失效。")
    if moved.roles_left:
        names = current.ask(role_names, current.language())
        roles = translate("、").join(names.get(role, role) for role in moved.roles_left)
        said += translate("新单位不能担任的角色已撤销：%(roles)s。", roles=roles)
    if moved.tasks_released:
        said += translate("退回待签收的任务：%(count)s 项。", count=moved.tasks_released)
    return said


def _done(person: str, order: Order, said: str) -> Response | Redirect:
    try:
        current.handle(order)
    except Invalid as refusal:
        return _refused(person, refusal)
    flash(said, "success")
    return redirect(url_for("admin.person", person=person))


def _refused(person: str, refusal: Invalid, sent: Mapping[str, str] | None = None) -> Response:
    page = person_page(person, sent, sentences_of(refusal), sentence(refusal))
    return make_response(page, 422)
