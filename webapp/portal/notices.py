"""Notices: a searched list, and one notice with its hash and history."""

from flask import Response, render_template, request

from engine.people.queries.regions_tree import regions_tree
from engine.store import exact
from engine.trading.notices.queries.issuers import issuers
from engine.trading.notices.queries.notice_words import notice_words
from engine.trading.notices.queries.public_notices import (
    Notice,
    notices_of,
    public_notice,
    public_notices,
)
from webapp import current
from webapp.portal import reading
from webapp.portal.blueprint import bp
from webapp.words import NOTICES


@bp.get("/")
def index() -> str:
    asked = {
        "text": request.args.get("text", "")[:100],
        "kind": request.args.get("kind", ""),
        "region": request.args.get("region", "")[:6],
    }
    kind = asked["kind"] if asked["kind"] in NOTICES else None
    page = current.ask(public_notices, **{**asked, "kind": kind}, after=request.args.get("after"))
    tree = current.ask(regions_tree)
    return render_template("portal/index.html", page=page, asked=asked, kinds=NOTICES, tree=tree)


@bp.get("/notices/<notice>")
def notice(notice: str) -> str:
    found, language = current.ask(public_notice, notice), current.language()
    words = current.ask(notice_words, found.project, language)
    return render_template(
        "portal/notice.html",
        notice=found,
        body=reading.body(found.content),
        parts=reading.parts(found.content, words),
        issuers=current.ask(issuers, found.project, language),
        history=current.ask(notices_of, found.project),
        raw=canonical(found).decode(),
    )


@bp.get("/notices/<notice>.json")
def notice_content(notice: str) -> Response:
    """The bytes whose SHA-256 the notice states, and nothing else."""
    answer = Response(canonical(current.ask(public_notice, notice)), mimetype="application/json")
    answer.headers["Content-Disposition"] = "attachment"
    return answer


def canonical(notice: Notice) -> bytes:
    """As services/publish.py hashed it."""
    return exact.canonical(notice.content)
