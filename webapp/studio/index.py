"""The drafts somebody may write or decide, found by name and by how they stand."""

from flask import render_template, request

from engine.studio.queries.drafts_open import drafts_open
from webapp import current
from webapp.studio.blueprint import bp


@bp.get("/")
def index() -> str:
    drafts = current.ask(drafts_open, current.actor(), current.language())
    return render_template("studio/index.html", drafts=drafts, text=request.args.get("text", ""))
