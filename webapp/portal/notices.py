"""Notices: a searched list, and one notice with its hash and history."""

from flask import Response, jsonify, render_template, request

from engine.trading.notices.queries.public_notices import (
    notices_of,
    public_notice,
    public_notices,
)
from webapp import current
from webapp.portal.blueprint import bp
from webapp.words import NOTICES


@bp.get("/")
def index() -> str:
    text, kind = request.args.get("text", "")[:100], request.args.get("kind")
    page = current.ask(
        public_notices,
        text=text,
        kind=kind if kind in NOTICES else None,
        region=request.args.get("region") or None,
        after=request.args.get("after"),
    )
    return render_template("portal/index.html", page=page, text=text, kind=kind, kinds=NOTICES)


@bp.get("/notices/<notice>")
def notice(notice: str) -> str:
    found = current.ask(public_notice, notice)
    history = current.ask(notices_of, found.project)
    return render_template("portal/notice.html", notice=found, history=history)


@bp.get("/notices/<notice>.json")
def notice_content(notice: str) -> Response:
    """The content whose hash the notice states, for whoever wants to check it."""
    found = current.ask(public_notice, notice)
    return jsonify(content=found.content, hash=found.hash)
