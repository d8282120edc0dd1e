"""The engine of a sandbox: the real one, but nothing leaves it, and a wall stands around it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.app import Engine
from engine.exchange import SENDERS
from engine.exchange.sender import Sender
from engine.rehearsal import folder as folders
from engine.rehearsal.quota import Quota
from engine.rehearsal.wall import Wall
from engine.settings import Settings
from engine.vocabulary import Data, Order

WITHIN = frozenset({"archive", "bank", "documents", "house", "opening", "projects"})
"""Channels that end in the same house, every other one leads outside; a bank is known to none."""


class Stage(Engine):
    """Opened over a sandbox's folder. `wall` may be set anew, as at every request of a page."""

    def __init__(self, settings: Settings, folder: Path, wall: Wall | None = None) -> None:
        where = folders.settings_of(settings, folder)
        super().__init__(where, senders=_senders())
        self.house.files = Quota(where.files)
        self.wall = wall

    def handle(self, order: Order) -> Any:
        """Raises Overrun: the wall was reached."""
        if self.wall is not None:
            self.wall.check()
        return super().handle(order)

    def deliver(self) -> int:
        if self.wall is not None:
            self.wall.check()
        return super().deliver()


def _senders() -> Mapping[str, Sender]:
    return {name: send if name in WITHIN else _kept for name, send in SENDERS.items()}


def _kept(key: str, body: Data, settings: Settings) -> Sequence[Order]:  # noqa: ARG001 - Sender
    """What would go out stays in the outbox, to be looked at."""
    return []
