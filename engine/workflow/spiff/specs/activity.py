"""Activities: mappings, and boundary events that wait beside them."""

from engine.workflow.spiff.seams import TaskState, Token
from engine.workflow.spiff.specs.node import flow_of
from engine.workflow.spiff.specs.scoped import Scoped


class Activity(Scoped):
    """`boundary`: the names of the boundary events attached to it; `undone_by`: of the one that
    undoes it."""

    boundary: tuple[str, ...] = ()
    undone_by = ""

    def begin(self, token: Token) -> bool:
        if self.traits.start_quantity > 1 and not self._gathered(token):
            return False
        flow = flow_of(token)
        for name in self.boundary:
            event = token.workflow.spec.task_specs[name]
            if event.traits.event.waits:
                flow.listen(token.workflow, event, token)
        return super().begin(token)

    def _gathered(self, token: Token) -> bool:
        """Whether enough tokens have come; they go on as one (BPMN 2.0, 10.3, startQuantity)."""
        flow = flow_of(token)
        token._set_state(TaskState.WAITING)
        here = [
            other
            for other in token.workflow.live.values()
            if other.task_spec is self
            and other._state == TaskState.WAITING
            and not flow.kept(other)
        ]
        if len(here) < self.traits.start_quantity:
            return False
        for other in here:
            if other is not token:
                flow.remove(other)
        return True

    def _on_complete(self, my_task: Token) -> None:
        parent = my_task.parent
        if parent is not None and getattr(parent.task_spec, "body", None) == self.name:
            self._body_done(my_task, parent)
            return
        flow = flow_of(my_task)
        if self.undone_by and not flow.gone(my_task):
            flow.listen(my_task.workflow, my_task.workflow.spec.task_specs[self.undone_by])
        super()._on_complete(my_task)

    def _body_done(self, token: Token, loop: Token) -> None:
        flow = flow_of(token)
        self.end(token)
        flow.happen("left", token)
        loop.task_spec.body_done(loop, token)
