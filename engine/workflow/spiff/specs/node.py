"""What all elements share: a token enters, runs, leaves by sequence flows, and is gone."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from engine.vocabulary import Json
from engine.workflow.spiff.seams import BpmnSpecMixin, ProcessSpec, Token
from engine.workflow.spiff.traits import Route, Traits

if TYPE_CHECKING:
    from engine.workflow.spiff.running import Running


Names = Mapping[str, Json] | None


class NoWayOut(Exception):  # noqa: N818 - a sentence
    """No condition of the outgoing sequence flows is true and there is no default."""


class NotTrueOrFalse(Exception):  # noqa: N818 - a sentence
    """A condition is neither true nor false."""


def flow_of(token: Token) -> "Running":
    return token.workflow.top_workflow


class Node(BpmnSpecMixin):
    """`automatic`: it runs by itself when ready. `urgent`: before all that are not.

    `undoes`: it waits behind what completed, to undo it. `parts`: names of the events of a
    multiple one; `part`: it is one of them.
    """

    automatic = True
    urgent = False
    undoes = False
    part = False
    parts: tuple[str, ...] = ()

    def __init__(self, wf_spec: ProcessSpec, name: str, traits: Traits) -> None:
        super().__init__(wf_spec, name, bpmn_name=traits.name, lane=traits.lane)
        self.bpmn_id = traits.id
        self.traits = traits
        self.routes: tuple[Route, ...] = ()
        self.incoming: tuple[str, ...] = ()

    def begin(self, token: Token) -> bool:  # noqa: ARG002 - for those with work
        """What entering does; True when the token may run at once."""
        return True

    def end(self, token: Token) -> None:
        """What leaving does to the case file."""

    def taken(self, token: Token) -> Iterable[Route]:  # noqa: ARG002 - for gateways
        """The sequence flows to leave by: all without a condition and all whose is true."""
        return [route for route in self.routes if route.condition is None]

    def _predict(self, *args: Any, **kwargs: Any) -> None:
        """Stock grows the future of every branch here."""

    def _on_ready(self, my_task: Token) -> None:
        """Stock re-tests the spec here."""

    def _update(self, my_task: Token) -> None:
        flow_of(my_task).entered(my_task)
        if self.begin(my_task):
            my_task._ready()

    def _run(self, my_task: Token) -> bool:
        return bool(self._run_hook(my_task))

    def _run_hook(self, my_task: Token) -> bool:  # noqa: ARG002 - for those with work
        return True

    def _on_complete(self, my_task: Token) -> None:
        flow = flow_of(my_task)
        if flow.gone(my_task):
            return
        self.end(my_task)
        flow.left(my_task)
        for route in self.taken(my_task):
            for _ in range(self.traits.completion_quantity):
                flow.travel(my_task.workflow, route)
        flow.retire(my_task)
        flow.ended(my_task.workflow)


def is_true(token: Token, route: Route, seen: Names = None) -> bool:
    """Whether a conditional sequence flow is open. Raises NotTrueOrFalse."""
    assert route.condition is not None
    flow = flow_of(token)
    value = flow.feel(token, route.condition, seen=seen, at=flow.outer(token))
    if not isinstance(value, bool):
        raise NotTrueOrFalse(f"{route.id}: {flow.why(token, route.condition)}")
    return value


def open_routes(token: Token, routes: Iterable[Route], seen: Names = None) -> list[Route]:
    """Routes without a condition, and those whose is true, else the default. Raises NoWayOut."""
    ways = list(routes)
    free = [route for route in ways if route.condition is None and not route.default]
    asked = [route for route in ways if route.condition is not None]
    true = [route for route in asked if is_true(token, route, seen)]
    default = [route for route in ways if route.default]
    found = free + (true or default)
    if not found and ways:
        raise NoWayOut(", ".join(route.id for route in ways))
    return found
