"""The drafts somebody may write or decide, found by name and by how they stand."""

from collections.abc import Callable, Mapping

from flask import render_template, request

from engine.studio.queries.drafts_open import DraftLine, drafts_open
from webapp import current
from webapp.studio.blueprint import bp

VIEWS: Mapping[str, Callable[[DraftLine], bool]] = {
    "open": lambda line: line.state == "open",
    "mine": lambda line: line.mine and line.state in ("open", "in_review"),
    "awaiting": lambda line: line.awaits_me,
    "in_review": lambda line: line.state == "in_review",
    "ended": lambda line: line.state in ("published", "dropped"),
}


@bp.get("/")
def index() -> str:
    text, chosen = request.args.get("text", "")[:100], request.args.get("show", "")
    lines = current.ask(drafts_open, current.actor(), current.language(), text)
    show = chosen if chosen in VIEWS else _first(lines)
    return render_template(
        "studio/index.html",
        drafts=[line for line in lines if VIEWS[show](line)],
        counts={name: sum(map(holds, lines)) for name, holds in VIEWS.items()},
        show=show,
        text=text,
    )


def _first(lines: tuple[DraftLine, ...]) -> str:
    """What waits for a decision comes before what is merely open."""
    return "awaiting" if any(line.awaits_me for line in lines) else "open"
