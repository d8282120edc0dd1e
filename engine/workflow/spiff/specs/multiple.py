"""A multiple event waits for one of its events, a parallel multiple one for all of them."""

from collections.abc import Mapping

from engine.vocabulary import Json
from engine.workflow.spiff.seams import Token
from engine.workflow.spiff.specs.node import Node, flow_of


class Part(Node):
    """One event of a multiple one; waits beside it and tells it."""

    urgent = True
    part = True

    def _run_hook(self, my_task: Token) -> bool:
        flow = flow_of(my_task)
        _came(my_task.parent, self.name, flow.take_payload(my_task))
        return True

    def _on_complete(self, my_task: Token) -> None:
        if not flow_of(my_task).gone(my_task):
            flow_of(my_task).remove(my_task)


def _came(whole: Token, name: str, payload: Mapping[str, Json]) -> None:
    """Fire the event with all that its parts brought, once enough of them have come."""
    flow, data = flow_of(whole), whole.internal_data
    came = sorted({*data.pop("came", ()), name})
    brought = {**flow.take_payload(whole), **payload}
    if whole.task_spec.traits.event.together and len(came) < len(whole.task_spec.parts):
        data["came"] = came
        if brought:
            flow.own(whole).payload = brought
    else:
        flow.fire(whole, brought)
