"""Everything in the house that waits for somebody to look, the oldest first."""

from typing import get_args

from flask import render_template, request

from engine.people import permissions
from engine.people.queries.names import names_of
from engine.workflow.queries.incidents import IncidentLine, Kind, State
from engine.workflow.queries.incidents import incidents as asked
from webapp import current
from webapp.admin.allowed import allowed
from webapp.admin.blueprint import bp


@bp.get("/incidents")
@allowed(permissions.may_read_incidents)
def incidents() -> str:
    text, after = request.args.get("text", "")[:100], request.args.get("after")
    state: State = "resolved" if request.args.get("state") == "resolved" else "open"
    kind: Kind | None = next(
        (one for one in get_args(Kind) if one == request.args.get("kind")), None
    )
    page = current.ask(asked, state=state, kind=kind, text=text, after=after)
    return render_template(
        "admin/incidents.html",
        page=page,
        text=text,
        state=state,
        kind=kind,
        names=current.ask(names_of, _people(page.items)),
        linked=permissions.sees_every_project(current.actor()),
    )


def _people(found: tuple[IncidentLine, ...]) -> set[str]:
    return {one.resolved_by for one in found if one.resolved_by}
