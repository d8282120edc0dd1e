"""Complex gateway: goes on when its condition holds, then waits for the rest (BPMN 2.0, 13.4.5)."""

import re
from collections.abc import Iterable, Mapping

from engine.vocabulary import Json
from engine.workflow.spiff.seams import TaskState, Token
from engine.workflow.spiff.specs.gateways import Join
from engine.workflow.spiff.specs.node import NotTrueOrFalse, flow_of, is_true, open_routes
from engine.workflow.spiff.traits import Route

START = re.compile(r"\bwaitingForStart\b")


class Complex(Join):
    """Conditions see `activationCount`, `waitingForStart`, and each incoming flow's tokens by id.

    After it went on, one token that knows the flows served (`seen`) stays until no token can come
    on the others. Then only flows whose condition names `waitingForStart` are asked again.
    """

    def arrived(self, token: Token) -> None:
        here = [t for t in token.workflow.live.values() if t.task_spec is self]
        if any("seen" in other.internal_data for other in here):
            return
        waiting = self.waiting(token)
        if self._activates(token):
            rest = flow_of(token).spawn(token.workflow, self)
            rest.internal_data["seen"] = list(waiting)
            rest._set_state(TaskState.WAITING)
            self.merge(waiting)

    def complete(self, token: Token) -> bool:
        """Called when all else rests: begin anew once nothing more can come."""
        seen = token.internal_data.get("seen")
        if seen is None:
            return False
        waiting = {via: t for via, t in self.waiting(token).items() if via not in seen}
        empty = [flow for flow in self.incoming if flow not in seen and flow not in waiting]
        if self.expects(token, empty, ()):
            return False
        self._reset(token, waiting)
        return True

    def taken(self, token: Token) -> Iterable[Route]:
        if "again" in token.internal_data:
            return self._again(token)
        return open_routes(token, self.routes, self._names(token, start=True))

    def _reset(self, token: Token, late: Mapping[str, Token]) -> None:
        flow, workflow = flow_of(token), token.workflow
        for other in late.values():
            flow.remove(other)
        del token.internal_data["seen"]
        if self._again(token):
            token.internal_data["again"] = True
            token._ready()
        else:
            flow.remove(token)
        following = [t for t in workflow.live.values() if t.task_spec is self and t is not token]
        if following:
            self.arrived(following[0])
        flow.ended(workflow)

    def _again(self, token: Token) -> list[Route]:
        names = self._names(token, start=False)
        asked = [r for r in self.routes if r.condition and START.search(r.condition.source)]
        return [route for route in asked if is_true(token, route, names)]

    def _activates(self, token: Token) -> bool:
        assert self.traits.activation is not None
        flow, names = flow_of(token), self._names(token, start=True)
        value = flow.feel(token, self.traits.activation, seen=names, at=flow.outer(token))
        if not isinstance(value, bool):
            raise NotTrueOrFalse(self.traits.activation.source)
        return value

    def _names(self, token: Token, *, start: bool) -> dict[str, Json]:
        here = [t for t in token.workflow.live.values() if t.task_spec is self]
        came = [t.internal_data["via"] for t in here if "via" in t.internal_data]
        counts: dict[str, Json] = {flow: came.count(flow) for flow in self.incoming}
        return {**counts, "activationCount": len(came), "waitingForStart": start}
