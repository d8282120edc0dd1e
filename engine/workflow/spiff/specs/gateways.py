"""Gateways. Joins count tokens on their incoming flows instead of searching the past."""

from collections.abc import Iterable, Mapping

from engine.workflow.spiff.seams import TaskState, Token
from engine.workflow.spiff.specs.node import Node, NoWayOut, flow_of, is_true, open_routes
from engine.workflow.spiff.traits import Route


class Exclusive(Node):
    """One way: the first whose condition is true, else the default (BPMN 2.0, 13.4.2)."""

    def taken(self, token: Token) -> Iterable[Route]:
        for route in self.routes:
            if not route.default and (route.condition is None or is_true(token, route)):
                return [route]
        default = [route for route in self.routes if route.default]
        if not default and self.routes:
            raise NoWayOut(", ".join(route.id for route in self.routes))
        return default


class Join(Node):
    """Waits for tokens on its incoming flows; each flow gives up one at a time.

    `reach`: for each incoming flow the nodes from which it can be reached without passing here,
    of gateways that ask for it.
    """

    reach: Mapping[str, frozenset[str]] = {}

    def begin(self, token: Token) -> bool:
        if len(self.incoming) < 2:
            return True
        token._set_state(TaskState.WAITING)
        self.arrived(token)
        return False

    def arrived(self, token: Token) -> None:
        """A token has come to wait here."""

    def waiting(self, token: Token) -> dict[str, Token]:
        """The oldest token on each incoming flow that has one."""
        found: dict[str, Token] = {}
        here = [t for t in token.workflow.live.values() if t.task_spec is self]
        for other in sorted(here, key=lambda t: t.id):
            if other._state == TaskState.WAITING and "via" in other.internal_data:
                found.setdefault(other.internal_data["via"], other)
        return found

    def merge(self, tokens: Mapping[str, Token]) -> None:
        """One token goes on for all of these."""
        first, *others = tokens.values()
        for other in others:
            flow_of(other).remove(other)
        first._ready()

    def complete(self, token: Token) -> bool:  # noqa: ARG002 - for those that wait for rest
        """Called when all else rests; True when something went on."""
        return False

    def expects(self, token: Token, empty: Iterable[str], full: Iterable[str]) -> bool:
        """Whether a token may still come on an empty flow that can come on no full one."""
        flow, empty, full = flow_of(token), list(empty), list(full)
        return any(
            any(other.task_spec.name in self.reach[id_] for id_ in empty)
            and not any(other.task_spec.name in self.reach[id_] for id_ in full)
            for other in token.workflow.live.values()
            if other.task_spec is not self and not flow.kept(other)
        )


class Parallel(Join):
    """One token from each incoming flow, one onto each outgoing (BPMN 2.0, 13.4.1)."""

    def arrived(self, token: Token) -> None:
        waiting = self.waiting(token)
        if len(waiting) == len(self.incoming):
            self.merge(waiting)

    def taken(self, token: Token) -> Iterable[Route]:  # noqa: ARG002 - no conditions to ask
        return self.routes


class Inclusive(Join):
    """Waits until no other token can still reach an empty incoming flow (BPMN 2.0, 13.4.3)."""

    def complete(self, token: Token) -> bool:
        waiting = self.waiting(token)
        empty = [flow for flow in self.incoming if flow not in waiting]
        if self.expects(token, empty, waiting):
            return False
        self.merge(waiting)
        return True

    def taken(self, token: Token) -> Iterable[Route]:
        return open_routes(token, self.routes)


class EventBased(Node):
    """Lets the events behind it wait; the first that fires takes the token on.

    `together`: an instantiating one that goes on with every event (BPMN 2.0, 10.6.6).
    """

    together = False

    def begin(self, token: Token) -> bool:
        flow = flow_of(token)
        token._set_state(TaskState.STARTED)
        for route in self.routes:
            spec = token.workflow.spec.task_specs[route.target]
            waiting = flow.spawn(token.workflow, spec, parent=token)
            waiting.internal_data["via"] = route.id
        return False

    def won(self, guard: Token, winner: Token) -> None:
        """One of the events has come: it goes on alone, or before the others."""
        flow = flow_of(guard)
        flow.count(guard.workflow, winner.internal_data["via"])
        flow.detach(winner)
        if self.together and guard.children:
            return
        flow.left(guard)
        for loser in guard.children:
            flow.drop(loser)
        flow.remove(guard)
