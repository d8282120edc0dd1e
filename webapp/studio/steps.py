"""A diagram of a draft as a text list, for those who do not see pictures or want to read it."""

from flask import render_template

from engine.studio.queries.diagram_steps import diagram_steps
from engine.studio.queries.draft_view import draft_view
from webapp import current
from webapp.studio.blueprint import bp
from webapp.studio.element_words import KINDS
from webapp.studio.kinds import editor


@bp.get("/<draft>/steps/<path:path>")
def steps(draft: str, path: str) -> str:
    view = current.ask(draft_view, current.actor(), draft)
    told = current.ask(diagram_steps, current.actor(), draft, path, current.language())
    return render_template(
        "studio/steps.html",
        view=view,
        path=path,
        processes=told,
        kinds=KINDS,
        address=editor(draft, path),
    )
