"""Who else has a draft open, and at which file."""

from flask import Response, jsonify, request

from engine.studio.orders.see_draft import SeeDraft
from engine.studio.queries.draft_view import draft_view
from webapp import current
from webapp.sent import json_object
from webapp.studio.blueprint import bp


@bp.post("/<draft>/presence")
def presence(draft: str) -> Response:
    sent = json_object(request.get_data(as_text=True))
    actor = current.actor()
    current.handle(SeeDraft(actor=actor, draft=draft, path=str(sent.get("path", ""))))
    view = current.ask(draft_view, actor, draft)
    others = [{"name": other.name, "path": other.path} for other in view.others]
    return jsonify(others=others, revision=view.revision)
