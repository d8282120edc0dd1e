"""What reading learns about a flow node, once per version and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.workflow.spiff.expressions import Text

Mappings = tuple[tuple[str, Text], ...]
"""Target name and source, in the order they are evaluated."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """An event definition.

    `kind`: none, timer, message, signal, error, escalation, conditional, terminate, link. `text`
    is the timer's expression, the condition, the message or signal name, the link name or the
    code (None: any code). `form` of a timer: timeDate, timeDuration or timeCycle.
    """

    kind: str = "none"
    text: Text | None = None
    form: str = ""
    correlation: Text | None = None

    @property
    def waits(self) -> bool:
        return self.kind in ("timer", "message", "signal", "conditional")


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """A job type with its static headers."""

    type: Text
    headers: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Called:
    """A called process; whether it reads through to its caller, and carries its names out."""

    process: str
    parents: bool
    children: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Loop:
    """Multi-instance: over a collection, or `cardinality` times."""

    sequential: bool
    collection: Text | None
    cardinality: Text | None
    item: str | None
    results: str | None
    result: Text | None
    until: Text | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Repetition:
    """Standard loop: while the condition holds, at most so often."""

    condition: Text | None
    most: int | None
    test_before: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Assignment:
    """Who a user task is for, until when, with which form."""

    form: str | None = None
    assignee: Text | None = None
    users: Text | None = None
    groups: Text | None = None
    due: Text | None = None
    follow_up: Text | None = None
    priority: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Traits:
    """All that a spec knows about its element; `label` tells its instances apart."""

    id: str
    name: str
    kind: str
    process: str
    inputs: Mappings = ()
    outputs: Mappings = ()
    event: Event = field(default_factory=Event)
    interrupting: bool = True
    service: Service | None = None
    script: tuple[Text, str] | None = None
    decision: tuple[str, str] | None = None
    called: Called | None = None
    loop: Loop | None = None
    repetition: Repetition | None = None
    start_quantity: int = 1
    completion_quantity: int = 1
    assignment: Assignment = field(default_factory=Assignment)
    attributes: Mapping[str, str] = field(default_factory=dict)
    lane: str | None = None
    label: Text | None = None
    data_objects: tuple[str, ...] = ()

    @property
    def suspends(self) -> bool:
        return self.attributes.get("suspends") == "true"

    @property
    def exempt(self) -> bool:
        return self.attributes.get("suspendable") == "false"


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """A sequence flow to a spec of the same process."""

    id: str
    target: str
    condition: Text | None = None
    default: bool = False
