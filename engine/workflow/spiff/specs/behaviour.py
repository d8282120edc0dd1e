"""What a multi-instance throws when an instance completes (BPMN 2.0, 10.3.8, `behavior`)."""

from collections.abc import Mapping

from engine.vocabulary import Json
from engine.workflow.spiff.seams import Token
from engine.workflow.spiff.specs.node import flow_of
from engine.workflow.spiff.traits import Behaviour, Event


def ends(token: Token, body: Token, counts: Mapping[str, Json]) -> bool:
    """Throw what this instance has to; True when a complex condition ends the loop."""
    for behaviour in token.task_spec.loop.behaviours:
        if _is_due(token, body, behaviour, counts):
            if behaviour.event is not None:
                _throw(token, behaviour.event)
            if behaviour.when == "complex":
                return True
    return False


def catches(event: Event, thrown: Event) -> bool:
    """Whether a boundary event catches what the loop throws."""
    return any(
        part.kind == thrown.kind and (not thrown.text or not part.text or _same(part, thrown))
        for part in event.each
    )


def _is_due(token: Token, body: Token, behaviour: Behaviour, counts: Mapping[str, Json]) -> bool:
    if behaviour.condition is not None:
        return flow_of(token).feel(body, behaviour.condition, seen=counts) is True
    return behaviour.when == "none" or token.internal_data["done"] == 1


def _throw(token: Token, thrown: Event) -> None:
    """Its boundary event goes on beside the loop: `behavior` alone says what the rest does."""
    flow, specs = flow_of(token), token.workflow.spec.task_specs
    for name in token.task_spec.boundary:
        if catches(specs[name].traits.event, thrown):
            caught = flow.spawn(token.workflow, specs[name])
            flow.happen(f"{thrown.kind}_caught", caught)
            flow.entered(caught)
            flow.fire(caught, {}, itself=True)
            return


def _same(part: Event, thrown: Event) -> bool:
    assert part.text and thrown.text
    return part.text.source == thrown.text.source
