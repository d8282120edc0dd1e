"""What the rest of the house sees of a diagram and of a running flow: frozen values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from engine.vocabulary import Data, Json


@dataclass(frozen=True, kw_only=True, slots=True)
class Lane:
    """A lane of the main process; `role` is its id without `Lane_`."""

    id: str
    role: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """A sequence flow that leaves an element; `condition` is its FEEL text."""

    id: str
    name: str
    target: str
    condition: str | None = None
    default: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Element:
    """A flow node as drawn. `kind` is its BPMN tag, `lane` the role of its lane.

    `parent` is the id of the sub-process around it, `attached` that of a boundary event's
    activity; `message` the name of the message it waits for or throws; `calls` the process a call
    activity calls; `repeats` whether it is done once for each item; `properties` are its zeebe
    properties, `attributes` its own `sunroad:` ones.
    """

    id: str
    name: str
    kind: str
    process_id: str
    file: str
    lane: str | None = None
    form: str | None = None
    parent: str | None = None
    attached: str | None = None
    message: str | None = None
    calls: str | None = None
    repeats: bool = False
    documentation: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)
    outgoing: tuple[Outgoing, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class MessageDefinition:
    """A message that a diagram knows: who may send it, with which form."""

    name: str
    title: str
    sender_roles: tuple[str, ...] = ()
    form: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceCall:
    """What a service task asks for: its type, mapped inputs (all visible names without a
    mapping), task headers."""

    type: str
    inputs: Data
    headers: Mapping[str, str]
    element: str
    token: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Thrown:
    """A message that leaves the flow; `payload` is what the element's input mappings say."""

    name: str
    correlation: Json
    payload: Data
    element: str
    token: str


class Host(Protocol):
    """What a running flow asks of the house."""

    @property
    def now(self) -> datetime: ...

    @property
    def functions(self) -> Mapping[str, Callable[..., object]]: ...

    def serve(self, call: ServiceCall) -> Data:
        """Run a service. Raises BpmnError for an error the diagram may catch by its code."""

    def decide(self, decision_id: str, names: Mapping[str, object]) -> Json:
        """Evaluate a decision on the visible names (FEEL values, read lazily)."""

    def send(self, thrown: Thrown) -> None:
        """Take a message out of the flow."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenTask:
    """A user task that waits for a person. A frozen one cannot be completed now.

    `name` is its element's, then what tells its instance apart, as `sunroad:instanceLabel` says.
    """

    id: str
    element: str
    process: str
    name: str
    lane: str | None
    form: str | None
    assignee: str | None
    users: tuple[str, ...]
    groups: tuple[str, ...]
    due_at: datetime | None
    follow_up_at: datetime | None
    priority: int
    entered_at: datetime
    rule: str | None
    frozen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenTimer:
    """A waiting timer. `due_at` is None while its expression has no value yet.

    `names_moment`: it names a moment of the case file, so suspension never moves it. `frozen`:
    it does not fire now, because of a suspension or because its moment passed during one.
    """

    id: str
    element: str
    process: str
    name: str
    due_at: datetime | None
    cycle: bool
    names_moment: bool
    frozen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Subscription:
    """A message that a token waits for; `in_start`: it would start an event sub-process."""

    message: str
    correlation: Json
    element: str
    token: str
    in_start: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Path:
    """Where a flow went and stands.

    `finished`: process id → element or sequence flow id → times. `active`: process id, element
    id, token, moment of entry.
    """

    finished: Mapping[str, Mapping[str, int]]
    active: tuple[tuple[str, str, str, datetime | None], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRun:
    """One item of a loop over a process: what it went through, where it stands, what it gave.

    `element` is the loop, drawn in `process`; `inner` the process it runs; `loop` the token it
    hangs on. `item` is what the loop gave it, called `name` there, `label` what tells it apart
    (`sunroad:instanceLabel`), `result` its place in the output collection `results` once it has
    ended. `walked` is as `Path.finished` for this item alone, None where that was not kept.
    `live` and `tokens` are ids of tokens inside it now, and of all it had. `cut`: it was ended
    from outside.
    """

    id: str
    loop: str
    element: str
    process: str
    inner: str
    index: int
    name: str
    item: Json
    label: str
    results: str
    result: Json
    walked: Mapping[str, Mapping[str, int]] | None
    live: frozenset[str]
    tokens: frozenset[str]
    ended_at: str | None
    cut: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Happening:
    """Something a flow did; `detail` never holds case data.

    Kinds: entered, left (`cancelled` in detail where it did not complete), timer_set,
    timer_moved, timer_fired, service, decision, message_caught, message_thrown, signal_thrown,
    signal_caught, condition_met, error_caught, cancel_caught, escalation_caught,
    escalation_uncaught, incident, frozen, thawed, suspended, resumed, finished, cancelled.
    """

    kind: str
    element: str
    token: str
    detail: Data = field(default_factory=dict)
