"""Open a draft: from a published item, from a package, or from a few answers."""

from collections.abc import Mapping

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Refused
from engine.people.queries.regions_tree import regions_tree
from engine.studio.orders.open_draft import OpenDraft
from engine.studio.queries.published import published, source
from webapp import current
from webapp.errors import status_of
from webapp.i18n import translate
from webapp.studio.blueprint import bp
from webapp.studio.refusals import problems, told


@bp.get("/new")
def new() -> str:
    return _page({"region": current.actor().region or ""})


@bp.post("/derivations")
def derive() -> Response | Redirect:
    try:
        draft = current.handle(_from_published())
    except Refused as refusal:
        return make_response(_page(request.form, refusal), status_of(refusal))
    flash(translate("草稿已从已发布的版本建立。"), "success")
    return redirect(url_for("studio.draft", draft=draft))


def _from_published() -> OpenDraft:
    actor = current.actor()
    found = current.ask(source, actor, request.form.get("item", ""))
    return OpenDraft(
        actor=actor,
        trading_type=found.trading_type,
        title=request.form.get("title", "").strip() or found.name[:120],
        region=request.form.get("region", ""),
        based_on=found.version,
        files=found.files,
    )


def _page(sent: Mapping[str, str], refusal: Refused | None = None) -> str:
    return render_template(
        "studio/new.html",
        items=current.ask(published, current.actor(), current.language()),
        tree=current.ask(regions_tree),
        sent=sent,
        told=told(refusal) if refusal else "",
        problems=problems(refusal) if refusal else [],
    )
