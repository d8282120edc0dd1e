"""A project's diagram and where its tokens are."""

from dataclasses import asdict

from flask import Response, jsonify, request

from engine.workflow.queries.diagram import diagram as asked_diagram
from engine.workflow.queries.tokens import tokens as asked_tokens
from webapp import current
from webapp.api.blueprint import bp


@bp.get("/projects/<project>/diagrams/<process>")
def diagram(project: str, process: str) -> Response:
    found = current.ask(asked_diagram, current.actor(), project, process, current.language())
    return Response(found.xml, mimetype="application/xml")


@bp.get("/projects/<project>/diagrams/<process>/tokens")
def tokens(project: str, process: str) -> Response:
    """Of the whole project, or of `lot` alone."""
    lot = request.args.get("lot") or None
    found = current.ask(asked_tokens, current.actor(), project, process, lot)
    return jsonify(asdict(found))
