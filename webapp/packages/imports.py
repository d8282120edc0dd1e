"""Send a package, watch it being judged, make it a draft."""

from dataclasses import replace

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import BadDiagram, Refused, WrongState
from webapp import current
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate
from webapp.packages import sent, work
from webapp.packages.blueprint import bp
from webapp.packages.drafting import as_draft
from webapp.packages.index import index_page, regions
from webapp.packages.reasons import of_refusal
from webapp.packages.shelf import Shelf, State


@bp.post("/imports")
def upload() -> Response | Redirect:
    try:
        begun = work.begin(current.engine(), current.actor(), *sent.zip_file())
    except Refused as refusal:
        page = index_page(sentences_of(refusal), sentence(refusal))
        return make_response(page, status_of(refusal))
    return redirect(url_for("packages.imported", begun=begun), 303)


@bp.get("/imports/<begun>")
def imported(begun: str) -> str:
    return _page(begun, _state(begun))


@bp.get("/imports/<begun>/progress")
def progress(begun: str) -> str:
    """The part of the page that changes; a browser asks for it every second."""
    return _page(begun, _state(begun), part="packages/progress.html")


@bp.post("/imports/<begun>/draft")
def draft(begun: str) -> Response | Redirect:
    state, region = _state(begun), request.form.get("region", "")
    try:
        with Shelf(current.engine().settings).alone(begun):
            made = _drafted(begun, _state(begun), region)
    except Refused as refusal:
        page = _page(begun, state, _problems(refusal), sentence(refusal), region)
        return make_response(page, status_of(refusal))
    flash(translate("已导入为草稿。"), "success")
    return redirect(url_for("studio.draft", draft=made), 303)


def _state(begun: str) -> State:
    return Shelf(current.engine().settings).state(begun, current.actor().id)


def _drafted(begun: str, state: State, region: str) -> str:
    """Raises WrongState: it was not judged good, or is a draft already."""
    if state.verdict is None or not state.verdict["good"] or state.draft:
        raise WrongState(state.name)
    shelf = Shelf(current.engine().settings)
    told = state.verdict["stories"]
    made = as_draft(current.engine(), current.actor(), shelf.body(begun), told, region=region)
    shelf.write(begun, replace(state, draft=made))
    return made


def _problems(refusal: Refused) -> list[dict[str, str]]:
    """A package that was good a minute ago may be none now: its key was withdrawn meanwhile."""
    if not isinstance(refusal, BadDiagram):
        return sentences_of(refusal)
    english = current.language() == "en"
    return [
        {"field": "region", "message": f"{one.file}: {one.en if english else one.zh}"}
        for one in of_refusal(refusal)
    ]


def _page(
    begun: str,
    state: State,
    problems: list[dict[str, str]] | None = None,
    told: str = "",
    region: str = "",
    part: str = "packages/import.html",
) -> str:
    return render_template(
        part,
        begun=begun,
        state=state,
        verdict=state.verdict,
        regions=regions(),
        region=region or current.actor().region or "",
        problems=problems or [],
        told=told,
    )
