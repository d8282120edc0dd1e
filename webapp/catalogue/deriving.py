"""A city's keeper derives an item or changes its parameters; conflicts wait here too."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Refused
from engine.people import permissions
from engine.vocabulary import Json
from engine.workflow.orders.derive_item import DeriveItem
from engine.workflow.queries.derivation import catalogue_conflicts, derivation
from webapp import current, sent
from webapp.catalogue import words
from webapp.catalogue.blueprint import bp
from webapp.catalogue.items import home
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences, sentences_of
from webapp.i18n import translate

FIELD = "parameters."


@bp.get("/items/<code>/derivation")
def derivation_form(code: str) -> str:
    return _page(code)


@bp.post("/items/<code>/derivation")
def derive(code: str) -> Response | Redirect:
    try:
        made = current.handle(_order(code))
    except Refused as refusal:
        return make_response(_page(code, request.form, refusal), status_of(refusal))
    flash(translate("已保存本市的目录项。"), "success")
    return redirect(url_for("catalogue.item_page", code=made))


@bp.get("/conflicts")
def conflicts() -> str:
    region = home()
    permissions.require(permissions.may_keep_catalogue(current.actor(), region))
    found = current.ask(catalogue_conflicts, region, current.language())
    told = [(one, sentences(one.problems)) for one in found]
    return render_template("catalogue/conflicts.html", found=told, region=region)


def _order(code: str) -> DeriveItem:
    named = {name: text.strip() for name, text in request.form.items() if name.startswith(FIELD)}
    return DeriveItem(
        actor=current.actor(),
        item=code,
        region=home(),
        parameters={
            name.removeprefix(FIELD): _number(text) for name, text in named.items() if text
        },
        reason=request.form.get("reason", ""),
        effective_from=sent.moment("effective_from", request.form.get("effective_from", "")),
    )


def _number(text: str) -> Json:
    """A number as typed; other text goes as it is and is refused at its field."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite():
        return text
    return int(number) if number == number.to_integral_value() else number


def _page(code: str, typed: Mapping[str, str] | None = None, refusal: Refused | None = None) -> str:
    region = home()
    permissions.require(permissions.may_keep_catalogue(current.actor(), region))
    view = current.ask(derivation, code, region, current.language())
    return render_template(
        "catalogue/derivation.html",
        view=view,
        typed=typed or {},
        words=words,
        problems=sentences_of(refusal) if refusal else sentences(view.problems),
        told=sentence(refusal) if refusal else "",
    )
