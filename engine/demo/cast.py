"""Who a story's names stand for: the person behind a role in a project of a region."""

from collections.abc import Mapping

from engine.app import Engine
from engine.demo.province import CITY_OF
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.vocabulary import PUBLIC, Actor, Json

REGIONAL = "region"


class Cast:
    """Finds actors for one story; a login is `<role>.<organisation key>`, or a person's own."""

    def __init__(self, engine: Engine, region: str, participants: Mapping[str, Json]) -> None:
        self._engine = engine
        self._region = region
        self._participants = participants

    def actor(self, by: str) -> Actor:
        """The person a step names: a login, a role played in this story, or everybody."""
        if by == PUBLIC.id:
            return PUBLIC
        login = by if "." in by or by.startswith("expert") else self._login(by)
        person = self._engine.ask(person_by_login, login)
        return self._engine.ask(actor_of, person.id)

    def organisation(self, role: str, key: str) -> str:
        """The id of an organisation of the province where somebody holds a role."""
        person = self._engine.ask(person_by_login, f"{role}.{key}")
        return str(self._engine.ask(actor_of, person.id).organisation)

    def _login(self, role: str) -> str:
        named = self._participants.get(role)
        if isinstance(named, list):
            named = named[0]
        return f"{role}.{named or CITY_OF[self._region[:4] + '00']}"
