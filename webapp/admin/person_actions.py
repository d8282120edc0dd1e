"""What administrators do to a person: activity, roles, password, lock."""

from flask import Response, flash, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Invalid
from engine.people.orders.change_person import ChangePerson
from engine.people.orders.grant_role import GrantRole
from engine.people.orders.reset_password import ResetPassword
from engine.people.orders.revoke_role import RevokeRole
from engine.people.orders.unlock_person import UnlockPerson
from engine.vocabulary import Order
from webapp import current
from webapp.admin.blueprint import bp
from webapp.admin.person_page import person_page
from webapp.errors import sentence
from webapp.form_messages import sentences_of
from webapp.i18n import translate


@bp.post("/people/<person>/activity")
def set_activity(person: str) -> Response | Redirect:
    active = request.form.get("active") == "yes"
    order = ChangePerson(actor=current.actor(), person=person, active=active)
    return _done(person, order, translate("账号已启用。") if active else translate("账号已停用。"))


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


def _done(person: str, order: Order, said: str) -> Response | Redirect:
    try:
        current.handle(order)
    except Invalid as refusal:
        return _refused(person, refusal)
    flash(said, "success")
    return redirect(url_for("admin.person", person=person))


def _refused(person: str, refusal: Invalid) -> Response:
    page = person_page(person, None, sentences_of(refusal), sentence(refusal))
    return make_response(page, 422)
