"""Choose an item and start a project of it."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Refused
from engine.people.queries.playing import playing
from engine.workflow.orders.start_project import StartProject
from engine.workflow.queries.startable import StartView, start_view, startable
from webapp import current
from webapp.catalogue.blueprint import bp
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate
from webapp.sent import json_object


@bp.get("/")
def index() -> str:
    items = current.ask(startable, current.actor())
    return render_template("catalogue/index.html", items=items)


@bp.get("/<item>")
def item(item: str) -> str:
    return _page(current.ask(start_view, current.actor(), item, current.language()))


@bp.post("/<item>/projects")
def start(item: str) -> Response | Redirect:
    actor = current.actor()
    view = current.ask(start_view, actor, item, current.language())
    data = json_object(request.form.get("data", "{}"))
    region = request.form.get("region") or actor.region or ""
    order = StartProject(
        actor=actor, item=item, region=region, data=data, participants=_named(view)
    )
    try:
        project = current.handle(order)
    except Refused as refusal:
        page = _page(view, sentences_of(refusal), data, sentence(refusal))
        return make_response(page, status_of(refusal))
    flash(translate("项目已启动。"), "success")
    return redirect(url_for("desk.project", project=project))


def _named(view: StartView) -> dict[str, tuple[str, ...]]:
    """Organisations chosen for lanes, as `organisation:<id>`."""
    chosen = {role: request.form.get(f"participant.{role}", "") for role in view.lanes}
    return {role: (f"organisation:{key}",) for role, key in chosen.items() if key}


def _page(
    view: StartView,
    problems: list[dict[str, str]] | None = None,
    values: object = None,
    told: str = "",
) -> str:
    actor = current.actor()
    choices = {role: current.ask(playing, role) for role in view.lanes if role not in actor.roles}
    return render_template(
        "catalogue/item.html",
        view=view,
        choices=choices,
        problems=problems or [],
        values=values or {},
        told=told,
    )
