"""Messages that people send to a project: a bid, an objection, a complaint."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Refused
from engine.vocabulary import Data
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.queries.documents import named_in
from engine.workflow.queries.message_view import MessageView, message_view
from webapp import current
from webapp.desk.blueprint import bp
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate
from webapp.lateness import closed
from webapp.own_pages import own_page
from webapp.sent import json_object


@bp.get("/projects/<project>/messages/<name>")
def message(project: str, name: str) -> str | Redirect:
    if own := own_page(project, name):
        return redirect(own)
    return _page(_view(project, name))


@bp.post("/projects/<project>/messages/<name>")
def send(project: str, name: str) -> Response | Redirect:
    view, data = _view(project, name), json_object(request.form.get("data", "{}"))
    try:
        current.handle(SendMessage(actor=current.actor(), name=name, project=project, data=data))
    except Refused as refusal:
        return make_response(_page(view, refusal, data), status_of(refusal))
    flash(translate("已提交：%(title)s", title=view.title), "success")
    flash(f"{project}-{name}", "accepted")
    return redirect(url_for("desk.project", project=project))


def _view(project: str, name: str) -> MessageView:
    return current.ask(message_view, current.actor(), project, name, current.language())


def _page(view: MessageView, refusal: Refused | None = None, typed: Data | None = None) -> str:
    """The page that sends one message; after a refusal what was typed stands there again."""
    values = {**view.values, **(typed or {})}
    return render_template(
        "desk/message.html",
        message=view,
        values=values,
        named=current.ask(named_in, current.actor(), view.project, values),
        problems=sentences_of(refusal) if refusal else [],
        told=sentence(refusal) if refusal else "",
        typed=typed,
        closed=closed,
    )
