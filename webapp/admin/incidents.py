"""Everything in the house that waits for somebody to look, the oldest first."""

from flask import render_template

from engine.people import permissions
from engine.workflow.queries.waiting import incidents as open_incidents
from webapp import current
from webapp.admin.allowed import allowed
from webapp.admin.blueprint import bp


@bp.get("/incidents")
@allowed(permissions.may_read_incidents)
def incidents() -> str:
    linked = permissions.sees_every_project(current.actor())
    found = current.ask(open_incidents)
    return render_template("admin/incidents.html", incidents=found, linked=linked)
