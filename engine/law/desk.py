"""What the law's orders stand on, who may give them, and how other processes hear of a change."""

from datetime import datetime
from typing import Protocol

from sqlalchemy import column, table, update
from sqlalchemy.orm import Session

from engine.errors import NotAllowed
from engine.vocabulary import Actor, Fact, Json

CHAIN = "house"
KEEPERS = frozenset({"analyst", "catalogue_keeper"})
"""Roles that may confirm and correct what the law says."""

_HOUSE = table("house", column("law_revision"))


class Work(Protocol):
    """The part of the unit of work that the law's orders use."""

    @property
    def session(self) -> Session: ...
    @property
    def now(self) -> datetime: ...
    @property
    def actor(self) -> Actor: ...
    def record(self, fact: Fact, *, chain: str | None = None, **particulars: Json) -> None:
        """A fact beside the change it tells of."""


def require_keeper(actor: Actor) -> None:
    """Raises NotAllowed unless the actor keeps the law tables."""
    if not actor.roles & KEEPERS:
        raise NotAllowed("confirming and correcting the law is for analysts and catalogue keepers")


def changed(session: Session) -> None:
    """Every process reads rows and calendar anew when the house's revision of the law moves."""
    session.execute(update(_HOUSE).values(law_revision=_HOUSE.c.law_revision + 1))
