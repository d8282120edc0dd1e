"""Files in and out: streamed, sniffed, served so that nothing in them can run."""

from flask import Response, jsonify, make_response, request

from engine.errors import Invalid, Problem, Refused
from engine.store.files import download_headers
from engine.workflow.orders.attach_document import AttachDocument
from engine.workflow.queries.documents import document as known_document
from webapp import current
from webapp.desk.blueprint import LARGEST, bp
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of


@bp.get("/documents/<document>")
def document(document: str) -> Response:
    found = current.ask(known_document, current.actor(), document)
    headers = download_headers(found.name, found.media_type)
    chunks = current.engine().house.files.open(found.sha256)
    return Response(chunks, headers={**headers, "Content-Length": str(found.size)})


@bp.post("/projects/<project>/documents")
def attach(project: str) -> Response:
    """`file` of a form; its type is told by its content. Refusals are JSON, for the island."""
    try:
        return make_response(_attached(project), 201)
    except Refused as refusal:
        told = "；".join(one["message"] for one in sentences_of(refusal))
        return make_response(jsonify(message=told or sentence(refusal)), status_of(refusal))


def _attached(project: str) -> Response:
    file = request.files.get("file")
    if file is None:
        raise Invalid(Problem(field="file", key="missing", text="no file came"))
    stored = current.engine().house.files.put(file.stream, LARGEST)
    order = AttachDocument(
        actor=current.actor(),
        project=project,
        name=(file.filename or "")[-255:],
        sha256=stored.sha256,
        size=stored.size,
        media_type=stored.media_type,
        task=request.args.get("task") or None,
        message=request.args.get("message") or None,
    )
    return jsonify(id=current.handle(order), name=order.name, size=stored.size)
