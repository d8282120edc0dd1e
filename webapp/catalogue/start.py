"""Choose an item and start a project of it."""

from collections.abc import Mapping

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Invalid, Problem, Refused
from engine.people.queries.playing import playing
from engine.people.queries.regions_tree import regions_tree
from engine.trading.listing.queries.proposal_of import proposal_of
from engine.workflow.orders.start_project import StartProject
from engine.workflow.queries.item_view import ItemView, item_view
from engine.workflow.queries.role_names import role_names
from engine.workflow.queries.startable import StartView, start_view, startable
from webapp import current
from webapp.catalogue.blueprint import bp
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate
from webapp.sent import json_object

LANE = "participants."


@bp.get("/")
def index() -> str:
    items = current.ask(startable, current.actor(), current.language())
    return render_template("catalogue/index.html", items=items)


@bp.get("/<item>")
def item(item: str) -> str:
    """Filled in where it is to change an item of the catalogue."""
    code, region = request.args.get("change", ""), current.actor().region or ""
    values = current.ask(proposal_of, current.actor(), code) if code else None
    changing = current.ask(item_view, code, current.language()) if code else None
    return _page(_view(item), {"region": region}, values, changing=changing)


@bp.post("/<item>/projects")
def start(item: str) -> Response | Redirect:
    view = _view(item)
    chosen, data = _chosen(view), json_object(request.form.get("data", "{}"))
    try:
        project = current.handle(_order(view, chosen, data))
    except Refused as refusal:
        return make_response(_page(view, chosen, data, refusal), status_of(refusal))
    flash(translate("项目已启动。"), "success")
    for kept in (f"start-{item}", f"start-{item}.choices"):
        flash(kept, "accepted")
    return redirect(url_for("desk.project", project=project))


def _view(item: str) -> StartView:
    return current.ask(start_view, current.actor(), item, current.language())


def _chosen(view: StartView) -> dict[str, str]:
    """The region and the organisation of each lane, as they came."""
    named = {role: request.form.get(f"{LANE}{role}", "") for role in view.lanes}
    return {"region": request.form.get("region", ""), **named}


def _order(view: StartView, chosen: Mapping[str, str], data: object) -> StartProject:
    """
    Raises:
        Invalid: a lane that is named at the start has no organisation that may play it.
    """
    missing = [role for role in view.lanes if chosen[role] not in _playing(role)]
    if missing:
        raise Invalid(*(_not_chosen(role) for role in missing))
    return StartProject(
        actor=current.actor(),
        item=view.item.code,
        region=chosen["region"],
        data=data if isinstance(data, dict) else {},
        participants={role: (f"organisation:{chosen[role]}",) for role in view.lanes},
    )


def _not_chosen(role: str) -> Problem:
    return Problem(field=f"{LANE}{role}", key="not_chosen", text="please choose an organisation")


def _playing(role: str) -> frozenset[str]:
    return frozenset(one.id for one in current.ask(playing, role))


def _page(
    view: StartView,
    chosen: Mapping[str, str],
    values: object = None,
    refusal: Refused | None = None,
    changing: ItemView | None = None,
) -> str:
    return render_template(
        "catalogue/item.html",
        view=view,
        chosen=chosen,
        tree=current.ask(regions_tree),
        choices={role: current.ask(playing, role) for role in view.lanes},
        problems=[_named(problem) for problem in sentences_of(refusal)] if refusal else [],
        values={**view.values, **(values if isinstance(values, dict) else {})},
        told=sentence(refusal) if refusal else "",
        changing=changing,
    )


def _named(problem: dict[str, str]) -> dict[str, str]:
    """A problem with who plays a lane begins with the name of its role."""
    field = problem["field"]
    if not field.startswith(LANE):
        return problem
    role = current.ask(role_names, current.language()).get(field.removeprefix(LANE), "")
    return {"field": field, "message": f"{role}{translate('：')}{problem['message']}"}
