"""The hall of a lot, and the part of it that keeps asking how things stand."""

from flask import make_response, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from engine.errors import NotFound
from engine.store import exact
from engine.trading.opening.queries.hall import Hall, hall, lots_of
from engine.vocabulary import Actor
from engine.workflow.queries.law_note import law_notes
from webapp import current
from webapp.hall.blueprint import bp
from webapp.hall.chart import prices
from webapp.hall.words import PHASES_SAID, REASONS, steps


@bp.get("/<project>")
def project(project: str) -> Response:
    lots = current.ask(lots_of, project)
    if not lots:
        raise NotFound(f"opening of {project}")
    return redirect(url_for("hall.lot", project=project, lot=lots[0].id))


@bp.get("/<project>/<lot>")
def lot(project: str, lot: str) -> str:
    return hall_page(project, lot)


@bp.get("/<project>/<lot>/live")
def live(project: str, lot: str) -> Response:
    """Asked again and again; in another phase the whole page is loaded anew."""
    found = seen(project, lot)
    answer = make_response(render_template("hall/live.html", **_shown(found)))
    if request.args.get("phase") != found.phase:
        answer.headers["HX-Refresh"] = "true"
    return answer


@bp.get("/<project>/<lot>/objections")
def objections(project: str, lot: str) -> str:
    return render_template("hall/objections.html", **_shown(seen(project, lot)), refused={})


@bp.get("/<project>/<lot>/minutes.json")
def minutes(project: str, lot: str) -> Response:
    """The bytes whose SHA-256 is signed, for those who take part; the public has the notice."""
    found = seen(project, lot)
    if found.minutes_hash is None or not found.you.takes_part:
        raise NotFound(f"minutes of {lot}")
    answer = make_response(exact.canonical(found.minutes))
    answer.headers["Content-Type"] = "application/json"
    answer.headers["Content-Disposition"] = "attachment"
    return answer


def hall_page(project: str, lot: str, refused: dict[str, str] | None = None) -> str:
    """With what was typed when something was refused: `message`, `field`, `text`, `about`."""
    found = seen(project, lot)
    return render_template(
        "hall/hall.html", **_shown(found), chart=prices(found), refused=refused or {}
    )


def seen(project: str, lot: str) -> Hall:
    actor: Actor | None = current_user.actor if current_user.is_authenticated else None
    return current.ask(hall, project, lot, actor, current.language())


def _shown(found: Hall) -> dict[str, object]:
    rules = {line.rule for line in found.lines if line.rule} | {"ZTB-15", "ZTB-16", "GP-57"}
    notes = current.ask(law_notes, sorted(rules), current.language())
    return {
        "hall": found,
        "steps": steps(found.phase),
        "phase_said": PHASES_SAID[found.phase],
        "reasons": REASONS,
        "laws": {note.id: note for note in notes},
    }
