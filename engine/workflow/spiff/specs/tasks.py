"""Tasks: people, services, scripts, decisions, and those that only pass."""

from engine.workflow.spiff.exactness import exact
from engine.workflow.spiff.expressions import plain
from engine.workflow.spiff.seams import Token
from engine.workflow.spiff.specs.activity import Activity
from engine.workflow.spiff.specs.node import flow_of
from engine.workflow.spiff.values import ServiceCall


class Pass(Activity):
    """Manual and undefined tasks: nothing to do for an engine."""


class User(Activity):
    """Waits until a person completes it."""

    automatic = False

    def _run_hook(self, my_task: Token) -> bool:
        flow = flow_of(my_task)
        self.bring(my_task, flow.take_payload(my_task))
        return True


class Script(Activity):
    """Evaluates an expression."""

    def _run_hook(self, my_task: Token) -> bool:
        assert self.traits.script is not None
        text, name = self.traits.script
        self.bring(my_task, {name: plain(flow_of(my_task).feel(my_task, text))})
        return True


class Decision(Activity):
    """Asks a decision table."""

    def _run_hook(self, my_task: Token) -> bool:
        assert self.traits.decision is not None
        flow = flow_of(my_task)
        id_, name = self.traits.decision
        answer = flow.host.decide(id_, flow.view(my_task))
        flow.happen("decision", my_task, decision=id_)
        self.bring(my_task, exact({name: answer}))
        return True


class Service(Activity):
    """Calls a service of the house."""

    def _run_hook(self, my_task: Token) -> bool:
        assert self.traits.service is not None
        flow = flow_of(my_task)
        type_ = str(flow.feel(my_task, self.traits.service.type))
        given = flow.inputs(my_task)
        call = ServiceCall(
            type=type_,
            inputs=given,
            headers=self.traits.service.headers,
            element=self.bpmn_id,
            token=str(my_task.id),
        )
        answer = flow.host.serve(call)
        flow.happen("service", my_task, service=type_)
        self.bring(my_task, exact(answer))
        return True
