"""Files in and out: streamed, sniffed, served so that nothing in them can run."""

from flask import Response, jsonify, request

from engine.store.files import download_headers
from engine.workflow.orders.attach_document import AttachDocument
from engine.workflow.queries.documents import document as known_document
from webapp import current
from webapp.desk.blueprint import bp

LARGEST = 100 * 1024 * 1024


@bp.get("/documents/<document>")
def document(document: str) -> Response:
    found = current.ask(known_document, current.actor(), document)
    headers = download_headers(found.name, found.media_type)
    chunks = current.engine().house.files.open(found.sha256)
    return Response(chunks, headers={**headers, "Content-Length": str(found.size)})


@bp.post("/projects/<project>/documents")
def attach(project: str) -> tuple[Response, int]:
    """The body is the file; its name comes in a header, its type from its content."""
    stored = current.engine().house.files.put(request.stream, LARGEST)
    order = AttachDocument(
        actor=current.actor(),
        project=project,
        name=request.args.get("name", "")[:255],
        sha256=stored.sha256,
        size=stored.size,
        media_type=stored.media_type,
        task=request.args.get("task") or None,
        class_=request.args.get("class", "internal"),
    )
    return jsonify(id=current.handle(order), name=order.name, size=stored.size), 201


attach.max_content_length = LARGEST  # type: ignore[attr-defined]
