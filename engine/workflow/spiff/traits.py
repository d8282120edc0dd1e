"""What reading learns about a flow node, once per version and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.workflow.spiff.expressions import Text

Mappings = tuple[tuple[str, Text], ...]
"""Target name and source, in the order they are evaluated."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """An event definition, or several.

    `kind`: none, timer, message, signal, error, escalation, conditional, compensate, cancel,
    terminate, link, multiple. `text` is the timer's expression, the condition, the message or
    signal name, the link name or the code (None: any code). `form` of a timer: timeDate,
    timeDuration or timeCycle. `activity` (None: all) and `wait` belong to a thrown compensation;
    `parts` to a multiple event, of which `together` asks for all instead of one.
    """

    kind: str = "none"
    text: Text | None = None
    form: str = ""
    correlation: Text | None = None
    activity: str | None = None
    wait: bool = True
    parts: tuple["Event", ...] = ()
    together: bool = False

    @property
    def each(self) -> tuple["Event", ...]:
        """Its parts, or itself."""
        return self.parts or (self,)

    @property
    def waits(self) -> bool:
        waiting = ("timer", "message", "signal", "conditional")
        return any(event.kind in waiting for event in self.each)


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
class Behaviour:
    """What a multi-instance throws at its own boundary when an instance completes.

    `when`: `none` for each, `one` for the first, `complex` where the condition is true, which
    then also ends the loop (BPMN 2.0, tables 10.29 and 10.31).
    """

    when: str
    event: Event | None
    condition: Text | None = None


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
    behaviours: tuple[Behaviour, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class AdHoc:
    """Ad-hoc sub-process: one at a time or all at once, until the condition holds."""

    sequential: bool
    until: Text | None
    cancel_rest: bool


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
    ad_hoc: AdHoc | None = None
    activation: Text | None = None
    instantiates: bool = False
    for_compensation: bool = False
    start_quantity: int = 1
    completion_quantity: int = 1
    assignment: Assignment = field(default_factory=Assignment)
    attributes: Mapping[str, str] = field(default_factory=dict)
    lane: str | None = None
    label: Text | None = None
    working_days: Text | None = None
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
