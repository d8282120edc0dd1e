"""The diagram editor, and what the draft and the house offer a diagram."""

from collections.abc import Mapping
from typing import Any

from flask import Response, abort, jsonify, render_template

from engine.studio.queries.diagram_offers import Target, diagram_offers
from engine.studio.queries.draft_files import draft_file
from engine.studio.queries.draft_view import draft_view
from engine.studio.queries.element_templates import element_templates
from engine.workflow.normalise import normalise
from engine.workflow.queries.role_names import role_names
from webapp import current, notice_kinds
from webapp.studio.blueprint import bp
from webapp.studio.kinds import editor


@bp.get("/<draft>/diagram/<path:path>")
def diagram(draft: str, path: str) -> str:
    if not path.endswith(".bpmn"):
        abort(404)
    view = current.ask(draft_view, current.actor(), draft)
    number, content = current.ask(draft_file, current.actor(), draft, path)
    xml = normalise(content).decode("utf-8", "replace")
    return render_template("studio/diagram.html", view=view, path=path, number=number, xml=xml)


@bp.get("/<draft>/offers.json")
def offers(draft: str) -> Response:
    language = current.language()
    found = current.ask(diagram_offers, current.actor(), draft, language)
    return jsonify(
        names=[{"name": one.name, "info": one.info} for one in found.names],
        functions=[{"name": one.name, "params": one.params} for one in found.functions],
        laws=[{"id": one.id, "title": f"{one.citation} {one.rule}"} for one in found.laws],
        forms=_linked(draft, found.forms),
        processes=_linked(draft, found.processes),
        decisions=_linked(draft, found.decisions),
        roles=_named(current.ask(role_names, language)),
        kinds=_named(notice_kinds.names()),
        templates=current.ask(element_templates, language),
    )


def _named(words: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"id": key, "name": word} for key, word in words.items()]


def _linked(draft: str, targets: tuple[Target, ...]) -> list[dict[str, Any]]:
    return [
        {"id": one.id, "name": one.name or one.id, "url": editor(draft, one.path)}
        for one in targets
    ]
