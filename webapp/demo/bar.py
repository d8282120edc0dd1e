"""The people a demo offers, as its bar and its sign-in page list them."""

from itertools import groupby

from flask import Flask, g

from engine.demo.province import PASSWORD
from engine.people.queries.people import people
from engine.people.queries.person_view import PersonView
from engine.vocabulary import OPERATOR
from webapp import current

MOST = 500
Group = tuple[str, list[PersonView]]


def attach(app: Flask) -> None:
    """What the templates of a demo ask."""
    app.jinja_env.globals.update(
        demo_by_role=by_role, demo_by_organisation=by_organisation, demo_password=PASSWORD
    )


def by_role() -> list[Group]:
    """Role keys with who holds them, in the order of the roles."""
    everybody = _people("")
    roles = current.engine().house.roles
    held = [(role, [one for one in everybody if role in one.roles]) for role in roles]
    return [(role, holders) for role, holders in held if holders]


def by_organisation(text: str) -> list[Group]:
    """Names of organisations with their people, market entities first; individuals under ""."""
    found = sorted(_people(text), key=lambda one: (_organisation(one), one.login))
    groups = [(name, list(group)) for name, group in groupby(found, key=_organisation)]
    return sorted(groups, key=_place)


def _people(text: str) -> tuple[PersonView, ...]:
    if "demo_people" not in g:
        g.demo_people = {}
    if text not in g.demo_people:
        page = current.ask(people, OPERATOR, text=text, limit=MOST)
        g.demo_people[text] = tuple(one for one in page.items if one.active)
    return tuple(g.demo_people[text])


def _organisation(person: PersonView) -> str:
    return person.organisation_in(current.language())


def _place(group: Group) -> tuple[int, str]:
    """In the order of the roles: who trades comes before who serves, supervises, administers."""
    order = {role: place for place, role in enumerate(current.engine().house.roles)}
    name, people = group
    held = (order[role] for one in people for role in one.roles if role in order)
    return min(held, default=len(order)), name
