"""Bind an authenticator: a QR code, a first code of it, recovery codes."""

from urllib.parse import parse_qs, urlsplit

from flask import Response, make_response, render_template, request, session, url_for

from engine.errors import Refused, SignInRefused
from engine.people.orders.confirm_totp import ConfirmTotp
from engine.people.orders.enrol_totp import EnrolTotp
from engine.people.queries.person_by_id import person_by_id
from webapp import current
from webapp.account.blueprint import bp
from webapp.account.qr import qr_code
from webapp.account.sessions import OWED, next_owed, renew_session
from webapp.errors import status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate

ADDRESS = "otpauth://totp/"
LONGEST = 500


@bp.get("/account/second-factor")
def second_factor() -> str:
    return _page([])


@bp.post("/account/second-factor")
def enrol() -> Response | str:
    """The secret is in the answer and nowhere else: it is shown this once."""
    order = EnrolTotp(actor=current.actor(), password=request.form.get("password") or None)
    try:
        begun = current.handle(order)
    except Refused as refusal:
        return make_response(_page(_problems(refusal)), status_of(refusal))
    return _code_page(begun.address, [])


@bp.post("/account/second-factor/confirmation")
def confirm() -> Response | str:
    try:
        done = current.handle(ConfirmTotp(actor=current.actor(), code=request.form.get("code", "")))
    except Refused as refusal:
        page = _code_page(_sent_address(), sentences_of(refusal))
        return make_response(page, status_of(refusal))
    renew_session(done.session_epoch, "second_factor")
    place = next_owed(url_for("account.index"))
    return render_template("account/recovery_codes.html", codes=done.recovery_codes, place=place)


def _page(problems: list[dict[str, str]]) -> str:
    person = current.ask(person_by_id, current.actor().id)
    forced = "second_factor" in (session.get(OWED) or ())
    return render_template(
        "account/second_factor.html", person=person, problems=problems, forced=forced
    )


def _code_page(address: str, problems: list[dict[str, str]]) -> str:
    return render_template(
        "account/second_factor_code.html",
        address=address,
        secret=parse_qs(urlsplit(address).query).get("secret", [""])[0],
        picture=qr_code(address) if address else "",
        problems=problems,
    )


def _sent_address() -> str:
    """The page sends back what it showed, so that a mistyped code does not lose the picture."""
    address = request.form.get("address", "")
    return address if address.startswith(ADDRESS) and len(address) <= LONGEST else ""


def _problems(refusal: Refused) -> list[dict[str, str]]:
    if isinstance(refusal, SignInRefused):
        return [{"field": "password", "message": translate("密码不正确；连续输错会锁定账号。")}]
    return sentences_of(refusal)
