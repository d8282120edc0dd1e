"""The page of one draft: its files, findings, trial, reviews, and who else is here."""

from flask import render_template

from engine.studio.queries.draft_view import draft_view
from webapp import current
from webapp.studio.blueprint import bp


@bp.get("/<draft>")
def draft(draft: str) -> str:
    view = current.ask(draft_view, current.actor(), draft)
    return render_template("studio/draft.html", view=view)
