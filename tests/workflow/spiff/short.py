"""Diagrams in short hand, and a project whose every order may pass through its stored state."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from engine.workflow.spiff import Definition, ElementFailed, Flow, OpenTask, ServiceCall, Thrown

SPACES = (
    'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"'
    ' xmlns:sunroad="http://sunroad.example/schema/bpmn/1.0"'
)
START = datetime(2026, 3, 2, 1, tzinfo=UTC)
Pairs = Mapping[str, str] | None


def node(
    tag: str,
    id: str,
    inner: str = "",
    attrs: str = "",
    ext: str = "",
    inputs: Pairs = None,
    outputs: Pairs = None,
    loop: tuple[str, ...] | None = None,
    sequential: bool = False,
    until: str = "",
) -> str:
    maps = "".join(
        f'<zeebe:{side} source={quoteattr(source)} target="{target}"/>'
        for side, pairs in (("input", inputs), ("output", outputs))
        for target, source in (pairs or {}).items()
    )
    if loop:
        inner = _loop(loop, sequential, until) + inner
    return (
        f'<{tag} id="{id}" name="{id}" {attrs}><extensionElements>{ext}'
        f"<zeebe:ioMapping>{maps}</zeebe:ioMapping></extensionElements>{inner}</{tag}>"
    )


def _loop(loop: tuple[str, ...], sequential: bool, until: str) -> str:
    keys = ("inputCollection", "inputElement", "outputCollection", "outputElement")
    names = " ".join(
        f"{key}={quoteattr(value)}" for key, value in zip(keys, loop, strict=False) if value
    )
    stop = f"<completionCondition>{escape(until)}</completionCondition>" if until else ""
    return (
        f'<multiInstanceLoopCharacteristics isSequential="{str(sequential).lower()}">'
        f"<extensionElements><zeebe:loopCharacteristics {names}/></extensionElements>{stop}"
        "</multiInstanceLoopCharacteristics>"
    )


def user(id: str, **more: Any) -> str:
    return node("userTask", id, **more)


def script(id: str, name: str, expression: str, **more: Any) -> str:
    ext = f'<zeebe:script expression={quoteattr(expression)} resultVariable="{name}"/>'
    return node("scriptTask", id, ext=ext, **more)


def service(id: str, type: str = "", **more: Any) -> str:
    return node("serviceTask", id, ext=f'<zeebe:taskDefinition type="{type or id}"/>', **more)


def call(id: str, process: str, flags: str = "", **more: Any) -> str:
    return node(
        "callActivity", id, ext=f'<zeebe:calledElement processId="{process}" {flags}/>', **more
    )


def sub(id: str, body: str, attrs: str = "", **more: Any) -> str:
    return node("subProcess", id, body, attrs, **more)


def event_sub(id: str, body: str, definition: str, stop: bool = True, attrs: str = "") -> str:
    start, rest = re.fullmatch(r'<startEvent id="(.*?)"/>(.*)', body, re.DOTALL).groups()  # type: ignore[union-attr]
    opened = (
        f'<startEvent id="{start}" isInterrupting="{str(stop).lower()}">{definition}</startEvent>'
    )
    return sub(id, opened + rest, f'triggeredByEvent="true" {attrs}')


def boundary(id: str, on: str, definition: str, stop: bool = True, **more: Any) -> str:
    attrs = f'attachedToRef="{on}" cancelActivity="{str(stop).lower()}" {more.pop("attrs", "")}'
    return node("boundaryEvent", id, definition, attrs, **more)


def gateway(kind: str, id: str, default: str = "") -> str:
    return node(f"{kind}Gateway", id, attrs=f'default="{default}"' if default else "")


def catch(id: str, definition: str, **more: Any) -> str:
    return node("intermediateCatchEvent", id, definition, **more)


def throw(id: str, definition: str, **more: Any) -> str:
    return node("intermediateThrowEvent", id, definition, **more)


def end(id: str, definition: str = "", **more: Any) -> str:
    return node("endEvent", id, definition, **more)


def timer(when: str, form: str = "timeDate") -> str:
    return f"<timerEventDefinition><{form}>{escape(when)}</{form}></timerEventDefinition>"


def on(kind: str, ref: str = "") -> str:
    """An event definition: message, signal, error, escalation (by id), terminate."""
    attribute = f'{kind}Ref="{ref}"' if ref else ""
    return f"<{kind}EventDefinition {attribute}/>"


def condition(text: str) -> str:
    return (
        f"<conditionalEventDefinition><condition>{escape(text)}</condition>"
        "</conditionalEventDefinition>"
    )


def message(name: str, key: str = "") -> str:
    subscription = f"<zeebe:subscription correlationKey={quoteattr(key)}/>" if key else ""
    return (
        f'<message id="{name}" name="{name}"><extensionElements>{subscription}'
        "</extensionElements></message>"
    )


def path(*ids: str, when: str | None = None) -> str:
    expression = f"<conditionExpression>{escape(when)}</conditionExpression>" if when else ""
    return "".join(
        f'<sequenceFlow id="{a}_{b}" sourceRef="{a}" targetRef="{b}">{expression}</sequenceFlow>'
        for a, b in pairwise(ids)
    )


def line(prefix: str, *nodes: str) -> str:
    """Start event, the nodes one after the other, end event."""
    ids = [re.search(r'id="(.*?)"', each)[1] for each in nodes]  # type: ignore[index]
    start, last = f"{prefix}s", f"{prefix}e"
    return (
        f'<startEvent id="{start}"/>'
        + "".join(nodes)
        + f'<endEvent id="{last}"/>'
        + path(start, *ids, last)
    )


def fork(*branches: str, then: str = "") -> str:
    ways = "".join(path("fork", branch) for branch in branches)
    return (
        '<startEvent id="s"/><parallelGateway id="fork"/><endEvent id="e"/>'
        + path("s", "fork")
        + ways
        + then
    )


def diagram(body: str, id: str = "main", extra: str = "", lanes: str = "") -> bytes:
    text = (
        f"<definitions {SPACES}>{extra}"
        f'<process id="{id}" isExecutable="true">{lanes}{body}</process></definitions>'
    )
    return text.encode()


def definition(*diagrams: bytes, start: str = "main") -> Definition:
    return Definition.read({f"{n}.bpmn": body for n, body in enumerate(diagrams)}, start)


class House:
    """A host: services and decisions as functions, thrown messages in a list."""

    def __init__(self, **services: Callable[[ServiceCall], Any]) -> None:
        self.now = START
        self.functions: dict[str, Callable[..., object]] = {}
        self.services = services
        self.calls: list[ServiceCall] = []
        self.sent: list[Thrown] = []

    def serve(self, call: ServiceCall) -> Any:
        self.calls.append(call)
        return self.services[call.type](call) or {}

    def decide(self, decision_id: str, names: Mapping[str, Any]) -> Any:
        return f"{decision_id} of {names.get('x')}"

    def send(self, thrown: Thrown) -> None:
        self.sent.append(thrown)


class Project:
    """`stored`: every order restores the flow before and stores it after."""

    def __init__(self, definition: Definition, stored: bool, house: House, case: Any) -> None:
        self.definition, self.stored, self.house = definition, stored, house
        self.held: frozenset[str] = frozenset()
        self.happened: list[Any] = []
        self.flow = Flow.start(definition, house, case)
        self._keep()

    def do(self, act: Callable[[Flow], Any] = Flow.settle, days: float = 0) -> Any:
        self.house.now += timedelta(days=days)
        if self.stored:
            self.flow = Flow.load(self.definition, self.house, *self.state, held=self.held)
        answer = act(self.flow)
        self._keep()
        return answer

    def order(self, act: Callable[[Flow], Any]) -> list[ElementFailed]:
        """As the engine does: what fails is held, and the order runs again from the start."""
        before, failures = self.flow.state(), []
        while True:
            self.flow = Flow.load(self.definition, self.house, *before, held=self.held)
            try:
                act(self.flow)
            except ElementFailed as failed:
                assert failed.token not in self.held
                failures.append(failed)
                self.held |= {failed.token}
            else:
                self._keep()
                return failures

    def retry(self, token: str) -> None:
        self.held -= {token}
        self.do(lambda flow: flow.retry(token))

    def _keep(self) -> None:
        if self.stored:
            self.happened += self.flow.happened
            self.state = self.flow.state()
            again = Flow.load(self.definition, self.house, *self.state, held=self.held)
            assert again.state() == self.state, "a round trip changes the state"
            assert again.tasks() == self.flow.tasks()
            assert again.timers() == self.flow.timers()
        else:
            self.happened = self.flow.happened

    def task(self, element: str, **seen: Any) -> OpenTask:
        for task in self.flow.tasks():
            view = self.flow.visible(task.id)
            if task.element == element and all(view.get(k) == v for k, v in seen.items()):
                return task
        raise LookupError(f"{element} {seen} is not open, but {self.open}")

    def complete(self, element: str, seen: Mapping[str, Any] | None = None, /, **form: Any) -> None:
        id_ = self.task(element, **(seen or {})).id
        self.do(lambda flow: flow.complete(id_, form))

    def message(self, name: str, key: Any, **payload: Any) -> int:
        return int(self.do(lambda flow: flow.message(name, key, payload)))

    def write(self, **values: Any) -> None:
        self.do(lambda flow: flow.write(values))

    @property
    def root(self) -> Any:
        return dict(self.flow.visible(None))

    @property
    def open(self) -> list[str]:
        return sorted(task.element for task in self.flow.tasks())

    @property
    def due(self) -> dict[str, str | None]:
        """Timers by element, as Shanghai's month, day and hour."""
        return {t.element: shanghai(t.due_at) for t in self.flow.timers()}

    def kinds(self, *wanted: str) -> list[tuple[str, str]]:
        return [(h.kind, h.element) for h in self.happened if h.kind in wanted]


def shanghai(at: datetime | None) -> str | None:
    return at and f"{at + timedelta(hours=8):%m-%dT%H:%M}"


class Fails:
    """A service that fails as told."""

    def __init__(self, *errors: Exception | None) -> None:
        self.errors = list(errors)

    def __call__(self, call: ServiceCall) -> Any:
        error = self.errors.pop(0) if self.errors else None
        if error:
            raise error
        return {"served": True}
