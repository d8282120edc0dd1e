"""What an order of this room stands on; the unit of work of `engine.workflow` is one."""

from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from engine.settings import Settings
from engine.vocabulary import Actor, Fact, Json


class Desk(Protocol):
    """One order's transaction: the session, the moment, the actor, and `record`."""

    @property
    def session(self) -> Session: ...

    @property
    def actor(self) -> Actor: ...

    @property
    def now(self) -> datetime: ...

    @property
    def settings(self) -> Settings: ...

    @property
    def demo(self) -> bool:
        """Whether the database was created as a demo."""

    def record(
        self, fact: Fact, *, chain: str | None = None, actor: str | None = None, **particulars: Json
    ) -> None:
        """A fact beside the change it tells of; `actor` when it is not the order's own."""


def chain_of(organisation: str | None) -> str:
    """The chain that facts about an organisation and its people belong to."""
    return f"organisation:{organisation}" if organisation else "house"
