"""Change one's own password; every other session ends."""

from flask import (
    Response,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from werkzeug.wrappers import Response as Redirect

from engine.errors import Invalid, Problem, Refused, SignInRefused
from engine.people.orders.change_password import ChangePassword
from engine.people.password import LEAST, LEAST_IN_DEMO
from engine.workflow.queries.house_state import house_state
from webapp import current
from webapp.account.blueprint import bp
from webapp.account.sessions import OWED, next_owed, renew_session
from webapp.errors import status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate


@bp.route("/account/password", methods=["GET", "POST"])
def password() -> Response | Redirect | str:
    if request.method == "GET":
        return _page([])
    try:
        epoch = current.handle(_order())
    except Refused as refusal:
        return make_response(_page(_problems(refusal)), status_of(refusal))
    renew_session(epoch, "password")
    flash(translate("密码已修改，其他设备上的登录已失效。"), "success")
    return redirect(next_owed(url_for("account.index")))


def _order() -> ChangePassword:
    """Raises Invalid: the new password was not typed alike twice."""
    sent = request.form
    if sent.get("new") != sent.get("again"):
        text = "the two entries of the new password differ"
        raise Invalid(Problem(field="again", key="differs", text=text))
    return ChangePassword(
        actor=current.actor(), current=sent.get("current", ""), new=sent.get("new", "")
    )


def _problems(refusal: Refused) -> list[dict[str, str]]:
    if isinstance(refusal, SignInRefused):
        said = translate("当前密码不正确；连续输错会锁定账号。")
        return [{"field": "current", "message": said}]
    return sentences_of(refusal)


def _page(problems: list[dict[str, str]]) -> str:
    demo = current.ask(house_state).demo
    return render_template(
        "account/password.html",
        problems=problems,
        least=LEAST_IN_DEMO if demo else LEAST,
        forced="password" in (session.get(OWED) or ()),
    )
