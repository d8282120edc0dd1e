"""The regions of the province as a tree with their codes."""

from flask import render_template

from engine.people.queries.regions_tree import regions_tree
from webapp import current
from webapp.admin.allowed import allowed
from webapp.admin.blueprint import bp
from webapp.admin.cards import reads_regions


@bp.get("/regions")
@allowed(reads_regions)
def regions() -> str:
    return render_template("admin/regions.html", tree=current.ask(regions_tree))
