"""The page of packages: send one in, take one out."""

from flask import render_template

from engine.people import permissions
from engine.people.queries.regions_tree import regions_tree
from engine.studio.queries.drafts_open import drafts_open
from engine.workflow.queries.item_revisions import item_revisions
from webapp import current
from webapp.packages.blueprint import bp


@bp.get("/")
def index() -> str:
    return index_page()


def index_page(problems: list[dict[str, str]] | None = None, told: str = "") -> str:
    actor, language = current.actor(), current.language()
    return render_template(
        "packages/index.html",
        items=current.ask(item_revisions, actor, language),
        drafts=current.ask(drafts_open, actor, language),
        problems=problems or [],
        told=told,
    )


def regions() -> list[tuple[str, str]]:
    """Province and cities where the actor may write a draft, with their names."""
    actor, english = current.actor(), current.language() == "en"
    known = [one for top in current.ask(regions_tree) for one in (top, *top.children)]
    return [
        (one.code, one.en if english else one.zh)
        for one in known
        if permissions.may_write_draft(actor, one.code)
    ]
