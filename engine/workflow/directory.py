"""The people a form offers to choose from, by role: `directory.<role>` in its expressions.

A form asks for them with the property `directory`, roles with commas between; whoever is not
offered is no option, on the page as on the server.
"""

from sqlalchemy.orm import Session

from engine.people.queries.holders_of import holders_of
from engine.vocabulary import Json
from engine.workflow.forms import Form

NAME = "directory"


def of_form(session: Session, form: Form | None) -> dict[str, Json]:
    """`directory` {role: [{id, name, organisation}]}, where `id` is the login.

    Nothing where no role is asked.
    """
    asked = str(form.tree.own.get(NAME) or "") if form else ""
    roles = [role.strip() for role in asked.split(",") if role.strip()]
    return {NAME: {role: _holders(session, role) for role in roles}} if roles else {}


def _holders(session: Session, role: str) -> list[Json]:
    return [
        {"id": one.login, "name": one.name, "organisation": one.organisation_name or ""}
        for one in holders_of(session, role)
    ]
