"""Standard loop: the activity again and again while its condition holds (BPMN 2.0, 13.3.6)."""

from engine.vocabulary import Json
from engine.workflow.spiff.seams import ProcessSpec, TaskState, Token
from engine.workflow.spiff.specs.activity import Activity
from engine.workflow.spiff.specs.node import flow_of
from engine.workflow.spiff.traits import Repetition, Traits


class Repeat(Activity):
    """Runs `body` over and over; what it writes leaves it, so that the condition can change."""

    def __init__(
        self, wf_spec: ProcessSpec, name: str, traits: Traits, repetition: Repetition
    ) -> None:
        super().__init__(wf_spec, name, traits)
        self.repetition = repetition
        self.body = f"{name} [body]"

    def start(self, token: Token) -> bool:
        flow = flow_of(token)
        flow.scopes.open(str(token.id), flow.outer(token), {})
        token.internal_data["done"] = 0
        if self.repetition.test_before and not self._again(token):
            return True
        token._set_state(TaskState.STARTED)
        self._start_next(token)
        return False

    def body_done(self, token: Token, body: Token) -> None:
        """Once more, or finish."""
        token.internal_data["done"] += 1
        flow_of(token).retire(body)
        if self._again(token):
            self._start_next(token)
        else:
            token._ready()

    def _again(self, token: Token) -> bool:
        most, condition = self.repetition.most, self.repetition.condition
        if most is not None and token.internal_data["done"] >= most:
            return False
        return condition is None or flow_of(token).feel(token, condition) is True

    def _start_next(self, token: Token) -> None:
        flow = flow_of(token)
        body = flow.spawn(token.workflow, token.workflow.spec.task_specs[self.body], parent=token)
        names: dict[str, Json] = {"loopCounter": token.internal_data["done"] + 1}
        flow.scopes.open(str(body.id), str(token.id), names)
