"""Finds the person a task is handed to."""

from engine.errors import Invalid, NotFound, Problem
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.vocabulary import Actor
from engine.workflow.transaction import Transaction


def find(work: Transaction, person: str) -> Actor:
    """The colleague as an actor.

    Raises:
        Invalid: there is no such active person.
    """
    try:
        return actor_of(work.session, person)
    except NotFound:
        raise Invalid(
            Problem(field="person", key="no_such_person", text="no such person")
        ) from None


def id_of(work: Transaction, name: str) -> str:
    """A person named by id or by login, as an id; whom nobody knows stays as named."""
    try:
        return person_by_login(work.session, name).id
    except NotFound:
        return name
