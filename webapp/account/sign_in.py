"""Sign in: name and password, then the code where a second factor is enrolled."""

from datetime import datetime, timedelta

from flask import Response, make_response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Refused, SignInRefused
from engine.people.orders.confirm_sign_in import ConfirmSignIn
from engine.people.orders.sign_in import SignIn
from engine.people.signing_in import SignedIn
from engine.vocabulary import Actor
from engine.workflow.queries.house_state import house_state
from webapp import current
from webapp.account.attempts import failed
from webapp.account.blueprint import bp
from webapp.account.places import landing, within_site
from webapp.account.sessions import next_owed, open_session
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate
from webapp.look import moment

NOBODY = Actor(id="nobody")
WAITING = "waiting"
WAITS_FOR = timedelta(minutes=10)


@bp.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Response | Redirect | str:
    if request.method == "GET":
        return _page()
    login, sent = request.form.get("login", ""), request.form.get("password", "")
    try:
        signed = current.handle(SignIn(actor=NOBODY, login=login, password=sent))
    except Refused as refusal:
        page = _page(login, _problems(refusal, login, "password"))
        return make_response(page, status_of(refusal))
    return _wait(signed, login) if signed.needs_totp else _enter(signed, request.form.get("next"))


@bp.route("/sign-in/code", methods=["GET", "POST"])
def code() -> Response | Redirect | str:
    waiting = _waiting()
    if waiting is None:
        return redirect(url_for("account.sign_in"))
    if request.method == "GET":
        return render_template("account/code.html", problems=[])
    person, epoch, login, place = waiting
    try:
        return _enter(current.handle(_confirmation(person, epoch)), place)
    except Refused as refusal:
        page = render_template("account/code.html", problems=_problems(refusal, login, "code"))
        return make_response(page, status_of(refusal))


def _page(login: str = "", problems: list[dict[str, str]] | None = None) -> str:
    return render_template(
        "account/sign_in.html",
        login=login,
        problems=problems or [],
        place=within_site(request.values.get("next"), ""),
        text=request.args.get("text", "")[:100],
    )


def _problems(refusal: Refused, login: str, field: str) -> list[dict[str, str]]:
    """What to say at which field; a wrong password and an unknown name read alike."""
    if not isinstance(refusal, SignInRefused):
        return sentences_of(refusal)
    until = failed(login)
    said = (
        translate("连续输错次数过多，账号已锁定，请在 %(at)s 以后再试。", at=moment(until))
        if until
        else sentence(refusal)
    )
    return [{"field": field, "message": said}]


def _confirmation(person: str, epoch: int) -> ConfirmSignIn:
    sent = request.form.get("code", "")
    return ConfirmSignIn(actor=NOBODY, person=person, session_epoch=epoch, code=sent)


def _wait(signed: SignedIn, login: str) -> Redirect:
    """The password was right: who may send the code now, in this session and for ten minutes."""
    until = current.ask(house_state).now + WAITS_FOR
    place = within_site(request.form.get("next"), "")
    session[WAITING] = [signed.person_id, signed.session_epoch, login, place, until.isoformat()]
    return redirect(url_for("account.code"))


def _waiting() -> tuple[str, int, str, str] | None:
    person, epoch, login, place, until = session.get(WAITING) or ("", 0, "", "", "")
    if not until or datetime.fromisoformat(until) < current.ask(house_state).now:
        return None
    return person, epoch, login, place


def _enter(signed: SignedIn, place: str | None) -> Redirect:
    owed = ["password"] * signed.must_change_password + ["second_factor"] * signed.must_enrol
    actor = open_session(signed.person_id, signed.session_epoch, owed)
    return redirect(next_owed(within_site(place, landing(actor))))
