"""What a project told those it invited: letters, documents and clarifications, for them alone."""

from flask import Response, render_template

from engine.store.files import download_headers
from engine.trading.notices.queries.circulars import circular_file, circulars
from engine.trading.notices.queries.notice_words import notice_words
from webapp import current
from webapp.market.blueprint import bp
from webapp.portal import reading


@bp.get("/projects/<project>/circulars")
def told(project: str) -> str:
    found = current.ask(circulars, current.actor(), project)
    words = current.ask(notice_words, project, current.language())
    return render_template(
        "market/circulars.html",
        title=found[0].project_title,
        circulars=[
            (one, reading.body(one.content), reading.parts(one.content, words))
            for one in reversed(found)
        ],
    )


@bp.get("/projects/<project>/circulars/documents/<document>")
def enclosed(project: str, document: str) -> Response:
    found = current.ask(circular_file, current.actor(), project, document)
    headers = download_headers(found.name, found.media_type)
    chunks = current.engine().house.files.open(found.sha256)
    return Response(chunks, headers={**headers, "Content-Length": str(found.size)})
