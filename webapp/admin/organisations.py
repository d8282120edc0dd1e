"""Organisations: the list, one of them, a new one, a change."""

from collections.abc import Mapping

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Refused
from engine.people import permissions
from engine.people.kinds import Kind
from engine.people.orders.change_organisation import ChangeOrganisation
from engine.people.orders.create_organisation import CreateOrganisation
from engine.people.queries.organisation import organisation as one_organisation
from engine.people.queries.organisations import organisations as asked
from engine.people.queries.people_of_organisation import people_of_organisation
from engine.people.queries.regions_tree import regions_tree
from webapp import current
from webapp.admin.allowed import allowed
from webapp.admin.blueprint import bp
from webapp.admin.cards import reads_organisations
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate

FIELDS = ("name", "name_en", "uscc", "region")


@bp.get("/organisations")
@allowed(reads_organisations)
def organisations() -> str:
    kind, text = request.args.get("kind") or None, request.args.get("text", "")[:100]
    known = kind if kind in tuple(Kind) else None
    page = current.ask(asked, text=text, kind=known, after=request.args.get("after"))
    return render_template("admin/organisations.html", page=page, text=text, kind=known)


@bp.get("/organisations/new")
@allowed(permissions.may_manage_organisations)
def new_organisation() -> str:
    return _new_page({})


@bp.post("/organisations")
@allowed(permissions.may_manage_organisations)
def create_organisation() -> Response | Redirect:
    sent = _sent("key", "kind", *FIELDS)
    try:
        made = current.handle(_creation(sent))
    except Refused as refusal:
        page = _new_page(sent, sentences_of(refusal), sentence(refusal))
        return make_response(page, status_of(refusal))
    flash(translate("单位已创建。"), "success")
    return redirect(url_for("admin.organisation", organisation=made))


@bp.get("/organisations/<organisation>")
@allowed(reads_organisations)
def organisation(organisation: str) -> str:
    return _page(organisation)


@bp.post("/organisations/<organisation>")
@allowed(permissions.may_manage_organisations)
def change_organisation(organisation: str) -> Response | Redirect:
    sent = _sent(*FIELDS)
    try:
        current.handle(_change(organisation, sent))
    except Refused as refusal:
        page = _page(organisation, sent, sentences_of(refusal), sentence(refusal))
        return make_response(page, status_of(refusal))
    flash(translate("已保存。"), "success")
    return redirect(url_for("admin.organisation", organisation=organisation))


def _sent(*names: str) -> dict[str, str]:
    return {name: request.form.get(name, "").strip() for name in names}


def _creation(sent: Mapping[str, str]) -> CreateOrganisation:
    return CreateOrganisation(
        actor=current.actor(),
        key=sent["key"],
        name=sent["name"],
        name_en=sent["name_en"],
        kind=sent["kind"],
        region=sent["region"],
        uscc=sent["uscc"] or None,
    )


def _change(organisation: str, sent: Mapping[str, str]) -> ChangeOrganisation:
    return ChangeOrganisation(
        actor=current.actor(),
        organisation=organisation,
        name=sent["name"],
        name_en=sent["name_en"],
        uscc=sent["uscc"],
        region=sent["region"],
    )


def _new_page(
    sent: Mapping[str, str], problems: list[dict[str, str]] | None = None, told: str = ""
) -> str:
    return render_template(
        "admin/organisation_new.html",
        sent=sent,
        tree=current.ask(regions_tree),
        problems=problems or [],
        told=told,
    )


def _page(
    id_: str,
    sent: Mapping[str, str] | None = None,
    problems: list[dict[str, str]] | None = None,
    told: str = "",
) -> str:
    known = current.ask(one_organisation, id_)
    return render_template(
        "admin/organisation.html",
        organisation=known,
        sent=sent or {name: getattr(known, name) or "" for name in FIELDS},
        people=current.ask(people_of_organisation, known.id),
        tree=current.ask(regions_tree),
        may_change=permissions.may_manage_organisations(current.actor()),
        problems=problems or [],
        told=told,
    )
