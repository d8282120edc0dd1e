"""应进必进: approved projects against the platform, filtered, counted, to take away as a file."""

from collections.abc import Mapping

from flask import Response, render_template, request
from werkzeug.datastructures import MultiDict

from engine.people import permissions
from engine.people.queries.names import names_of
from engine.people.queries.regions_tree import regions_tree
from engine.trading.register.columns import COLUMNS
from engine.trading.register.matching import STATES
from engine.trading.register.queries.register_list import register_lines, register_list
from webapp import current
from webapp.catalogue import register_file
from webapp.catalogue.blueprint import bp
from webapp.catalogue.register_chart import options
from webapp.catalogue.register_words import REASONS, STATE_NAMES

FILTERS = ("state", "text", "region", "year")


@bp.get("/register")
def register() -> str:
    return register_page()


@bp.get("/register/template.csv")
def register_template() -> Response:
    return register_file.answer("register-template.csv", register_file.template())


@bp.get("/register/export.csv")
def register_export() -> Response:
    lines = current.ask(register_lines, current.actor())
    return register_file.answer("register.csv", register_file.export(lines))


def register_page(problems: list[dict[str, str]] | None = None, told: str = "") -> str:
    """The list as the address says; what was refused stands above it."""
    sent = {name: request.args.get(name, "")[:100] for name in FILTERS}
    found = current.ask(register_list, current.actor(), **_asked(sent), page=_page(request.args))
    return render_template(
        "catalogue/register.html",
        found=found,
        sent=sent,
        columns=COLUMNS,
        state_names=STATE_NAMES,
        reasons=REASONS,
        chart=options(found.counts),
        tree=current.ask(regions_tree),
        names=current.ask(names_of, {one.decided_by for one in found.lines if one.decided_by}),
        may_keep=permissions.may_keep_register(current.actor(), current.actor().region or ""),
        problems=problems or [],
        told=told,
    )


def _asked(sent: Mapping[str, str]) -> dict[str, str]:
    state = sent["state"] if sent["state"] in STATES else ""
    return {"state": state, "search": sent["text"], "region": sent["region"], "year": sent["year"]}


def _page(sent: "MultiDict[str, str]") -> int:
    text = sent.get("page", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
