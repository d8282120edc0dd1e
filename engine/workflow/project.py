"""One locked project: its row, its version, its flow, and what was there before the order."""

from dataclasses import dataclass, field
from datetime import datetime

from engine.store.ledger import Head
from engine.vocabulary import Data
from engine.workflow.host import Host
from engine.workflow.spiff import Flow, OpenTask, OpenTimer, Subscription
from engine.workflow.versions import Version


@dataclass(frozen=True, slots=True)
class Sight:
    """What waits in a flow at one moment; rows are its shadow."""

    tasks: dict[str, OpenTask]
    timers: dict[str, OpenTimer]
    waits: dict[tuple[str, str], Subscription]


def sight(flow: Flow) -> Sight:
    """Tasks and timers by token, messages by token and name."""
    return Sight(
        {task.id: task for task in flow.tasks()},
        {timer.id: timer for timer in flow.timers()},
        {(wait.token, wait.message): wait for wait in flow.waits()},
    )


NOTHING = Sight({}, {}, {})


@dataclass(kw_only=True)
class Project:
    """Held by one unit of work under the project's row lock."""

    id: str
    code: str | None
    title: str
    item: str
    item_revision: int
    region: str
    state: str
    started_at: datetime
    revision: int
    version: Version
    flow: Flow
    host: Host
    before: Sight
    participants: dict[str, tuple[str, ...]]
    head: Head
    suspended_at: datetime | None = None
    suspended_by: str | None = None
    ended_at: datetime | None = None
    joining: list[tuple[str, str]] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    named: tuple[str, str | None] = field(init=False)

    def __post_init__(self) -> None:
        self.named = (self.title, self.code)

    @property
    def chain(self) -> str:
        return f"project:{self.id}"

    def root(self) -> Data:
        """The case file as the outermost scope sees it."""
        return self.flow.visible(None)

    def join(self, role: str, key: str) -> bool:
        """Somebody takes part from now on; False when they did already."""
        known = self.participants.get(role, ())
        if key in known:
            return False
        self.participants[role] = (*known, key)
        self.joining.append((role, key))
        return True

    def plays(self, key: str) -> tuple[str, ...]:
        """The roles that `organisation:<id>` or `person:<id>` plays here."""
        return tuple(role for role, keys in self.participants.items() if key in keys)
