"""Notices: a searched list, and one notice with its proof, its channels and its history."""

from flask import Response, render_template, request

from engine.people.queries.regions_tree import regions_tree
from engine.store import exact
from engine.trading.notices.queries.deliveries import deliveries
from engine.trading.notices.queries.issuers import issuers
from engine.trading.notices.queries.notice_classes import notice_classes
from engine.trading.notices.queries.notice_proof import notice_proof
from engine.trading.notices.queries.notice_words import notice_words
from engine.trading.notices.queries.public_documents import public_documents
from engine.trading.notices.queries.public_notices import (
    Notice,
    notices_of,
    public_notice,
    public_notices,
)
from webapp import current, notice_kinds
from webapp.portal import contents, reading
from webapp.portal.asked import asked
from webapp.portal.blueprint import bp
from webapp.portal.line import line


@bp.get("/")
def index() -> str:
    wanted = asked()
    page = current.ask(public_notices, **wanted.conditions(), after=request.args.get("after"))
    return render_template(
        "portal/index.html",
        page=page,
        asked=wanted,
        kinds=notice_kinds.names(),
        classes=current.ask(notice_classes, current.language()),
        tree=current.ask(regions_tree),
    )


@bp.get("/notices/<notice>")
def notice(notice: str) -> str:
    found, language = current.ask(public_notice, notice), current.language()
    words = current.ask(notice_words, found.project, language)
    history = current.ask(notices_of, found.project)
    return render_template(
        "portal/notice.html",
        notice=found,
        line=line(found, history),
        body=reading.body(found.content),
        parts=reading.parts(found.content, words),
        issuers=current.ask(issuers, found.project, language),
        documents=current.ask(public_documents, notice=notice),
        channels=current.ask(deliveries, notice),
        proof=current.ask(notice_proof, notice),
        required=contents.required(found),
        raw=canonical(found).decode(),
    )


@bp.get("/notices/<notice>.json")
def notice_content(notice: str) -> Response:
    """The bytes whose SHA-256 the notice states, and nothing else."""
    answer = Response(canonical(current.ask(public_notice, notice)), mimetype="application/json")
    answer.headers["Content-Disposition"] = "attachment"
    return answer


def canonical(notice: Notice) -> bytes:
    """As publication.py hashed it."""
    return exact.canonical(notice.content)
