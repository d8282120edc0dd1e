"""The catalogue item of a draft as a form."""

from collections.abc import Mapping
from typing import Any

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as Redirect

from engine.errors import BadDiagram, Refused
from engine.studio.orders.save_item import SaveItem
from engine.studio.queries.draft_findings import draft_findings
from engine.studio.queries.draft_item import ItemState, draft_item
from engine.studio.queries.draft_view import draft_view
from engine.workflow.catalogue.words import UNITS
from webapp import current
from webapp.errors import status_of
from webapp.i18n import translate
from webapp.studio import item_form
from webapp.studio.begin import roles
from webapp.studio.blueprint import bp
from webapp.studio.file_actions import sent_number
from webapp.studio.kinds import kind_of
from webapp.studio.places import placed
from webapp.studio.refusals import problems, told

ITEM = "item.toml"


@bp.get("/<draft>/item")
def item(draft: str) -> str | Redirect:
    try:
        state = current.ask(draft_item, current.actor(), draft)
    except BadDiagram:
        flash(translate("item.toml 写法有误，表单打不开；请在原文里改正。"), "warning")
        return redirect(url_for("studio.text", draft=draft, path=ITEM))
    return _page(draft, state, item_form.fields(state.content))


@bp.post("/<draft>/item")
def save_item(draft: str) -> Response | Redirect:
    state = current.ask(draft_item, current.actor(), draft)
    try:
        current.handle(_order(draft, state.content))
    except Refused as refusal:
        return make_response(_page(draft, state, request.form, refusal), status_of(refusal))
    flash(translate("目录项已保存。"), "success")
    flash(_key(draft, sent_number()), "accepted")
    return redirect(url_for("studio.item", draft=draft))


def _order(draft: str, content: Mapping[str, Any]) -> SaveItem:
    values = item_form.values(request.form, content)
    return SaveItem(actor=current.actor(), draft=draft, values=values, based_on=sent_number())


def _key(draft: str, number: int) -> str:
    """Under which the browser keeps what is typed over this state."""
    return f"studio-item-{draft}-{number}"


def _page(
    draft: str, state: ItemState, shown: MultiDict[str, str], refusal: Refused | None = None
) -> str:
    view = current.ask(draft_view, current.actor(), draft)
    findings = placed(current.ask(draft_findings, current.actor(), draft), view)
    forms = [file.path for file in view.files if kind_of(file.path) == "form"]
    return render_template(
        "studio/item.html",
        view=view,
        number=state.number,
        key=_key(draft, state.number),
        shown=shown,
        starters=shown.getlist("starters"),
        parameters=item_form.rows(shown, "p"),
        messages=item_form.rows(shown, "m"),
        forms=[path.removeprefix("forms/").removesuffix(".form") for path in forms],
        units=[(key, words[current.language() == "en"]) for key, words in UNITS.items()],
        roles=roles(),
        findings=findings.get(ITEM, []),
        told=told(refusal) if refusal else "",
        problems=problems(refusal) if refusal else [],
    )
