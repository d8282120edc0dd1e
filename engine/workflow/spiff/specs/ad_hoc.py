"""Ad-hoc sub-process: its activities in no order of flows (BPMN 2.0, 10.3.5 and 13.3.5)."""

from typing import Any

from engine.workflow.spiff.seams import Token
from engine.workflow.spiff.specs.nested import SubProcess
from engine.workflow.spiff.specs.node import flow_of
from engine.workflow.spiff.traits import AdHoc as Order


class AdHoc(SubProcess):
    """Offers each of `offered` once, all together or one after the other in their order; ends
    when its condition holds after one of them, or when nothing is left."""

    offered: tuple[str, ...] = ()

    def start(self, token: Token) -> bool:
        super().start(token)
        inside = flow_of(token).subprocesses[token.id]
        first = self.offered[:1] if self._how.sequential else self.offered
        for name in first:
            self._offer(token, inside, name)
        return False

    def step_inside(self, token: Token, workflow: Any) -> None:
        flow, how = flow_of(token), self._how
        if "offered" not in token.internal_data:
            return  # its compensation
        if how.until is not None and flow.feel(token, how.until) is True:
            token.internal_data["offered"] = len(self.offered)
            if how.cancel_rest:
                flow.clear(workflow, but=token, spare=True)
        elif self._how.sequential and all(map(flow.idle, workflow.live.values())):
            for name in self.offered[token.internal_data["offered"] :][:1]:
                self._offer(token, workflow, name)

    def _offer(self, token: Token, workflow: Any, name: str) -> None:
        token.internal_data["offered"] = token.internal_data.get("offered", 0) + 1
        flow_of(token).spawn(workflow, workflow.spec.task_specs[name])

    @property
    def _how(self) -> Order:
        assert self.traits.ad_hoc is not None
        return self.traits.ad_hoc
