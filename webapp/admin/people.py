"""People: the list, a new one, one of them, a change."""

from collections.abc import Mapping

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import NotFound, Refused
from engine.people import permissions
from engine.people.orders.change_person import ChangePerson
from engine.people.orders.create_person import CreatePerson
from engine.people.queries.organisation import organisation
from engine.people.queries.organisations import organisations
from engine.people.queries.people import people as asked
from webapp import current
from webapp.admin.allowed import allowed
from webapp.admin.blueprint import bp
from webapp.admin.person_page import person_page
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate

SUGGESTED = 500


@bp.get("/people")
@allowed(permissions.may_read_people)
def people() -> str:
    role, text = request.args.get("role") or None, request.args.get("text", "")[:100]
    page = current.ask(
        asked, current.actor(), text=text, role=role, after=request.args.get("after")
    )
    manages = permissions.may_manage_people(current.actor())
    return render_template(
        "admin/people.html", page=page, text=text, role=role, roles=_roles(), manages=manages
    )


@bp.get("/people/new")
@allowed(permissions.may_manage_people)
def new_person() -> str:
    return _new_page({"organisation": request.args.get("organisation", "")})


@bp.post("/people")
@allowed(permissions.may_manage_people)
def create_person() -> Response | str:
    """The one-time password is in the answer and nowhere else, not even in a cookie."""
    sent = _sent("login", "name", "name_en", "organisation", "language")
    home = organisation_id(sent["organisation"])
    try:
        made = current.handle(_creation(sent, home))
    except Refused as refusal:
        page = _new_page(sent, sentences_of(refusal), sentence(refusal))
        return make_response(page, status_of(refusal))
    return person_page(made.person_id, password=made.password)


@bp.get("/people/<person>")
@allowed(permissions.may_read_people)
def person(person: str) -> str:
    return person_page(person)


@bp.post("/people/<person>")
@allowed(permissions.may_manage_people)
def change_person(person: str) -> Response | Redirect:
    sent = _sent("name", "name_en", "language")
    try:
        current.handle(_change(person, sent))
    except Refused as refusal:
        page = person_page(person, sent, sentences_of(refusal), sentence(refusal))
        return make_response(page, status_of(refusal))
    flash(translate("已保存。"), "success")
    return redirect(url_for("admin.person", person=person))


def _creation(sent: Mapping[str, str], home: str | None) -> CreatePerson:
    return CreatePerson(
        actor=current.actor(),
        login=sent["login"],
        name=sent["name"],
        name_en=sent["name_en"],
        organisation=home,
        language=sent["language"],
    )


def _change(person: str, sent: Mapping[str, str]) -> ChangePerson:
    return ChangePerson(
        actor=current.actor(),
        person=person,
        name=sent["name"],
        name_en=sent["name_en"],
        language=sent["language"],
    )


def _roles() -> list[str]:
    return list(current.engine().house.roles)


def _sent(*names: str) -> dict[str, str]:
    return {name: request.form.get(name, "").strip() for name in names}


def organisation_id(key: str) -> str | None:
    """The id behind a typed key, else the text itself, which the order refuses."""
    try:
        return current.ask(organisation, key).id if key else None
    except NotFound:
        return key


def _new_page(
    sent: Mapping[str, str], problems: list[dict[str, str]] | None = None, told: str = ""
) -> str:
    return render_template(
        "admin/person_new.html",
        sent=sent,
        organisations=current.ask(organisations, limit=SUGGESTED).items,
        problems=problems or [],
        told=told,
    )
