"""Events that catch, throw, start and end."""

from collections.abc import Mapping

from engine.vocabulary import Json
from engine.workflow.spiff import throwing
from engine.workflow.spiff.expressions import plain
from engine.workflow.spiff.failures import BpmnError
from engine.workflow.spiff.seams import TaskState, Token
from engine.workflow.spiff.specs import compensation
from engine.workflow.spiff.specs.activity import Activity
from engine.workflow.spiff.specs.gateways import EventBased
from engine.workflow.spiff.specs.node import flow_of
from engine.workflow.spiff.specs.scoped import Scoped
from engine.workflow.spiff.traits import Event
from engine.workflow.spiff.values import Thrown


class Catching:
    """Waits for its event; what the event brought is taken over when the token runs."""

    def start(self, token: Token) -> bool:
        if not self.traits.event.waits:  # type: ignore[attr-defined]
            return True
        token._set_state(TaskState.WAITING)
        flow_of(token).listen_for_parts(token)
        return False

    def _run_hook(self, my_task: Token) -> bool:
        flow = flow_of(my_task)
        parent = my_task.parent
        if isinstance(parent.task_spec, EventBased):
            parent.task_spec.won(parent, my_task)
        self.bring(my_task, flow.take_payload(my_task))  # type: ignore[attr-defined]
        return True


class Catch(Catching, Scoped):
    """Intermediate catch event."""


class Receive(Catching, Activity):
    """Receive task. An instantiating one has received what started the flow."""

    def start(self, token: Token) -> bool:
        return True if self.traits.instantiates else super().start(token)


class Start(Catching, Scoped):
    """Start event. Message and signal starts are what started the flow; clocks wait."""

    def start(self, token: Token) -> bool:
        if any(event.kind in ("message", "signal") for event in self.traits.event.each):
            return True
        return super().start(token)


class Boundary(Catching, Scoped):
    """Boundary event. Interrupting, it ends its activity and all that is queued inside."""

    urgent = True

    def _run_hook(self, my_task: Token) -> bool:
        parent = my_task.parent
        if parent is not my_task.workflow.task_tree:
            flow_of(my_task).detach(my_task)
            flow_of(my_task).drop(parent)
        return super()._run_hook(my_task)


class Listener(Scoped):
    """The start event of an event sub-process while it waits in the scope around it."""

    urgent = True
    handler = ""
    suspending = False

    def _run_hook(self, my_task: Token) -> bool:
        flow = flow_of(my_task)
        payload = flow.take_payload(my_task)
        if self.traits.interrupting:
            flow.clear(my_task.workflow, but=my_task, spare=True)
        spec = my_task.workflow.spec.task_specs[self.handler]
        flow.handle(my_task.workflow, spec, payload, alone=self.traits.interrupting)
        return True

    def _on_complete(self, my_task: Token) -> None:
        flow = flow_of(my_task)
        flow.remove(my_task)
        flow.ended(my_task.workflow)


class Throwing(Scoped):
    """Throws its events; message payloads are what the input mappings say."""

    def start(self, token: Token) -> bool:
        """Compensation comes first and may have to be waited for."""
        free = True
        for event in self.traits.event.each:
            if event.kind == "compensate":
                free = compensation.throw(token, event)
            elif event.kind == "cancel":
                flow_of(token).clear(token.workflow, but=token, spare=True)
                free = compensation.throw_all(token)
        return free

    def _run_hook(self, my_task: Token) -> bool:
        for event in self.traits.event.each:
            self._throw(my_task, event)
        return True

    def _throw(self, my_task: Token, event: Event) -> None:
        kind = event.kind
        if kind == "message":
            self._send(my_task, event)
        elif kind == "error":
            raise BpmnError(_code(my_task, event), data=self._payload(my_task))
        elif kind == "escalation":
            throwing.escalate(my_task, _code(my_task, event), self._payload(my_task))
        elif kind == "signal":
            throwing.signal(flow_of(my_task), _code(my_task, event), self._payload(my_task))
            flow_of(my_task).happen("signal_thrown", my_task)
        elif kind == "cancel":
            throwing.cancel(my_task)
        elif kind == "terminate":
            flow_of(my_task).clear(my_task.workflow, but=my_task)

    def _payload(self, token: Token) -> Mapping[str, Json]:
        flow = flow_of(token)
        return dict(flow.own(token).vars) if self.traits.inputs else {}

    def _send(self, token: Token, event: Event) -> None:
        flow, key = flow_of(token), event.correlation
        thrown = Thrown(
            name=_code(token, event),
            correlation=plain(flow.feel(token, key)) if key else None,
            payload=self._payload(token),
            element=self.bpmn_id,
            token=str(token.id),
        )
        flow.host.send(thrown)
        flow.happen("message_thrown", token, message=thrown.name)


def _code(token: Token, event: Event) -> str:
    return "" if event.text is None else str(flow_of(token).feel(token, event.text))


class Send(Throwing, Activity):
    """Send task."""
