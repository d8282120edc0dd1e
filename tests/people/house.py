"""A house of people for tests: orders given one by one, facts written to the real ledger."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar, cast

from sqlalchemy.orm import Session, sessionmaker

from engine import settings
from engine.errors import Refused
from engine.people import regions
from engine.people.orders import ORDERS
from engine.people.orders.create_organisation import CreateOrganisation
from engine.people.orders.create_person import Created, CreatePerson
from engine.people.orders.grant_role import GrantRole
from engine.people.orders.set_up_house import SetUpHouse
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.people.queries.person_view import PersonView
from engine.settings import Settings
from engine.store import ledger
from engine.vocabulary import OPERATOR, Actor, Data, Fact, Json, Order

T = TypeVar("T")
ROOT = Path(__file__).parent.parent.parent
START = datetime(2026, 8, 3, 1, 30, tzinfo=UTC)
NOBODY = Actor(id="nobody")
PASSWORD = "correct horse battery"


def settings_in(folder: Path) -> Settings:
    read = settings.read({"SUNROAD_DATA": str(folder / "var")})
    return replace(read, processes=ROOT / "processes")


@dataclass
class Work:
    """What an order stands on; `save` writes its facts."""

    session: Session
    actor: Actor
    now: datetime
    settings: Settings
    demo: bool

    def __post_init__(self) -> None:
        self.facts: list[tuple[str, str, Fact, Data]] = []

    def record(
        self, fact: Fact, *, chain: str | None = None, actor: str | None = None, **particulars: Json
    ) -> None:
        self.facts.append((chain or "house", actor or self.actor.id, fact, particulars))

    def save(self, order: str) -> None:
        for chain, actor, fact, particulars in self.facts:
            ledger.append(
                self.session,
                chain=chain,
                at=self.now,
                actor=actor,
                order_id="1",
                order=order,
                fact=fact,
                particulars=particulars,
            )


class House:
    """Gives orders at `now`, which moves only by `passes`."""

    def __init__(self, sessions: sessionmaker[Session], folder: Path, *, demo: bool) -> None:
        self.sessions = sessions
        self.settings = settings_in(folder)
        self.demo = demo
        self.now = START

    def open(self) -> None:
        """Regions and the three administrators."""
        with self.sessions.begin() as session:
            regions.store(session, regions.load(self.settings.processes))
        self.passwords = cast(dict[str, str], self.give(SetUpHouse(actor=OPERATOR)))

    def give(self, order: Order) -> object:
        """As the engine does: commit, or nothing, or what a recorded refusal leaves."""
        with self.sessions() as session:
            work = Work(session, order.actor, self.now, self.settings, self.demo)
            try:
                result = ORDERS[type(order)](order, work)
            except Refused as refusal:
                if refusal.recorded:
                    work.save(type(order).__name__)
                    session.commit()
                raise
            work.save(type(order).__name__)
            session.commit()
            return result

    def ask(self, query: Callable[..., T], *args: object, **named: object) -> T:
        with self.sessions() as session:
            return query(session, *args, **named)

    def passes(self, span: timedelta) -> None:
        self.now += span

    def actor(self, login: str) -> Actor:
        return self.ask(actor_of, self.person(login).id)

    def person(self, login: str) -> PersonView:
        return self.ask(person_by_login, login)

    def organisation(self, key: str, kind: str = "market", region: str = "320100") -> str:
        order = CreateOrganisation(
            actor=self.actor("system_admin"), key=key, name=f"单位{key}", kind=kind, region=region
        )
        return str(self.give(order))

    def create(self, login: str, organisation: str | None = None, name: str = "王小明") -> Created:
        order = CreatePerson(
            actor=self.actor("system_admin"), login=login, name=name, organisation=organisation
        )
        return cast(Created, self.give(order))

    def grant(self, login: str, role: str) -> None:
        self.give(
            GrantRole(actor=self.actor("security_admin"), person=self.person(login).id, role=role)
        )

    def facts(self, chain: str = "house") -> list[tuple[str, str, Data]]:
        """Fact, actor and particulars of a chain."""
        with self.sessions() as session:
            return [
                (fact.fact, fact.actor, fact.particulars) for fact in ledger.facts(session, chain)
            ]
