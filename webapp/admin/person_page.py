"""The page of one person, with what the administrator who looks may do to them."""

from collections.abc import Mapping

from flask import render_template

from engine.people import permissions
from engine.people.queries.organisation_view import OrganisationView
from engine.people.queries.organisations import organisations
from engine.people.queries.person_by_id import person_by_id
from engine.people.queries.person_view import PersonView
from webapp import current

EDITED = ("name", "name_en", "language")
SUGGESTED = 500


def person_page(
    id_: str,
    sent: Mapping[str, str] | None = None,
    problems: list[dict[str, str]] | None = None,
    told: str = "",
    password: str = "",
) -> str:
    """`password` is a one-time password, shown this once."""
    person, actor = current.ask(person_by_id, id_), current.actor()
    return render_template(
        "admin/person.html",
        person=person,
        sent={name: getattr(person, name) for name in EDITED} | dict(sent or {}),
        problems=problems or [],
        told=told,
        password=password,
        moving=(sent or {}).get("organisation", ""),
        organisations=_elsewhere(person) if permissions.may_move(actor, person.id) else (),
        roles=[role for role in current.engine().house.roles if role not in person.roles],
        may_change=permissions.may_manage_people(actor),
        may_deactivate=permissions.may_deactivate(actor, person.id),
        may_grant=permissions.may_grant_role(actor, person.id),
        may_reset=permissions.may_reset_password(actor, person.id),
        may_unlock=permissions.may_unlock(actor, person.id),
    )


def _elsewhere(person: PersonView) -> tuple[OrganisationView, ...]:
    """Where somebody may go; a key typed by hand finds the others too."""
    found = current.ask(organisations, limit=SUGGESTED).items
    return tuple(one for one in found if one.id != person.organisation)
