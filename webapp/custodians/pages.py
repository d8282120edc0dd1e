"""A project's custodians: whose key is there, rehearsed, fixed; and the making of one's own."""

from flask import render_template

from engine.errors import NotFound
from engine.trading.keys.queries.custody import custody
from webapp import current
from webapp.custodians.blueprint import bp


@bp.get("/<project>")
def index(project: str) -> str:
    found = current.ask(custody, current.actor(), project, current.language())
    if found is None:
        raise NotFound(f"custodians of {project}")
    return render_template("custodians/index.html", custody=found)
