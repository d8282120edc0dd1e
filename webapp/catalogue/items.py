"""The catalogue of the province and of each city, and one item of it."""

from flask import render_template, request

from engine.people import permissions
from engine.people.queries.names import names_of
from engine.people.queries.regions_tree import regions_tree
from engine.workflow.queries.catalogue_list import STATUSES, catalogue_list
from engine.workflow.queries.derivation import catalogue_conflicts
from engine.workflow.queries.item_view import ItemView, item_view
from engine.workflow.queries.law_note import LawNote, law_notes, rules_in
from engine.workflow.queries.startable import ItemCard, startable
from engine.workflow.queries.threshold_view import ThresholdView, threshold_view
from webapp import current
from webapp.catalogue import words
from webapp.catalogue.blueprint import bp

PROVINCE = "320000"
FILTERS = ("region", "text", "class", "status")


@bp.get("/items")
def items() -> str:
    sent = {name: request.args.get(name, "")[:100] for name in FILTERS}
    region = sent["region"] or home()
    status = sent["status"] if sent["status"] in STATUSES else ""
    found = current.ask(
        catalogue_list,
        region,
        current.language(),
        search=sent["text"],
        class_=sent["class"],
        status=status,
    )
    return render_template(
        "catalogue/items.html",
        found=found,
        sent={**sent, "region": found.region},
        tree=current.ask(regions_tree),
        words=words,
        proposals=_proposals(),
        conflicts=len(current.ask(catalogue_conflicts, found.region)) if keeps(region) else 0,
    )


@bp.get("/items/<code>")
def item_page(code: str) -> str:
    return page(code)


def page(
    code: str, problems: list[dict[str, str]] | None = None, told: str = "", reason: str = ""
) -> str:
    """One item; what was refused of its ending stands there again."""
    view = current.ask(item_view, code, current.language())
    threshold = current.ask(threshold_view, code, current.language())
    return render_template(
        "catalogue/item_page.html",
        view=view,
        laws=_laws(view, threshold),
        words=words,
        names=current.ask(names_of, {one.kept_by for one in view.revisions if one.kept_by}),
        may_end=keeps(view.region) and view.revisions[0].effective_to is None,
        city=_may_derive(view),
        changes=_changes(view),
        threshold=threshold,
        thresholds=view.thresholds,
        problems=problems or [],
        told=told,
        reason=reason,
    )


def _laws(view: ItemView, threshold: ThresholdView | None) -> tuple[LawNote, ...]:
    """What parameters and thresholds rest on, with the mark of each row."""
    named = [one.rule for one in view.parameters if one.rule]
    if threshold:
        named += rules_in([words.cell(cell) for row in threshold.rows for cell in row])
    return current.ask(law_notes, tuple(dict.fromkeys(named)), current.language())


def home() -> str:
    """The region of who is signed in, else the province."""
    return current.actor().region or PROVINCE


def keeps(region: str) -> bool:
    """Whether the catalogue of a region is theirs to keep."""
    return permissions.may_keep_catalogue(current.actor(), region)


def _may_derive(view: ItemView) -> str:
    """The city whose keeper may derive or change this item; empty for nobody's."""
    region = home()
    own = view.line.origin == "province" or (
        view.line.origin == "derived" and view.region == region
    )
    return region if own and region != PROVINCE and keeps(region) else ""


def _changes(view: ItemView) -> tuple[ItemCard, ...]:
    """The way an item of one's own catalogue is changed; nothing once it has ended."""
    own = view.base is None and view.region == home() and view.line.status != "ended"
    return _proposals() if own else ()


def _proposals() -> tuple[ItemCard, ...]:
    """What a keeper may start: the way a new item goes."""
    if not keeps(home()):
        return ()
    return current.ask(startable, current.actor(), current.language())
