"""Finds who catches an error, an escalation or a signal."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.vocabulary import Json
from engine.workflow.spiff.seams import Token

if TYPE_CHECKING:
    from engine.workflow.spiff.running import Running


class NotCaught(Exception):  # noqa: N818 - a sentence
    """The transaction is cancelled but has no cancel boundary event."""


class Catcher(NamedTuple):
    """A boundary event on `owner`, or (owner None) an event sub-process of `workflow`."""

    spec: Any
    workflow: Any
    owner: Token | None


def catch_error(token: Token, code: str, payload: Mapping[str, Json]) -> bool:
    """Hand a BPMN error to the nearest matching catcher, from the element outwards."""
    catcher = _nearest(token, "error", code)
    if catcher is None:
        return False
    _deliver(token, catcher, "error_caught", code, payload)
    return True


def catch_failure(token: Token) -> bool:
    """A technical failure is caught by the element's own boundary event for any error, only."""
    owner = _owner(token)
    spec = _attached(owner, "error", None)
    if spec is None:
        return False
    _deliver(token, Catcher(spec, token.workflow, owner), "error_caught", "", {})
    return True


def escalate(token: Token, code: str, payload: Mapping[str, Json]) -> None:
    """Escalations nobody catches are noted and forgotten (BPMN 2.0, 10.5.7)."""
    flow = token.workflow.top_workflow
    catcher = _nearest(token, "escalation", code)
    if catcher is None:
        flow.happen("escalation_uncaught", token, code=code)
    else:
        _deliver(token, catcher, "escalation_caught", code, payload)


def cancel(token: Token) -> None:
    """Leave the transaction around, whose activities have been undone."""
    flow = token.workflow.top_workflow
    owner = _owner(flow.holder(token.workflow))
    spec = _attached(owner, "cancel", None)
    if spec is None:
        raise NotCaught(owner.task_spec.bpmn_id)
    _deliver(token, Catcher(spec, owner.workflow, owner), "cancel_caught", "", {})


def signal(flow: "Running", name: str, payload: Mapping[str, Json]) -> int:
    """Fire everything that waits for a signal; returns how many."""
    waiting = [
        token
        for token in flow.waiting("signal")
        if str(flow.feel(token, token.task_spec.traits.event.text)) == name
    ]
    for token in waiting:
        flow.happen("signal_caught", token, signal=name)
        flow.fire(token, payload)
    return len(waiting)


def _nearest(token: Token, kind: str, code: str) -> Catcher | None:
    holder: Token | None = token
    while holder is not None:
        owner = _owner(holder)
        spec = _attached(owner, kind, code)
        if spec is not None:
            return Catcher(spec, owner.workflow, owner)
        handler = _handler(holder.workflow, kind, code)
        if handler is not None:
            return Catcher(handler, holder.workflow, None)
        holder = holder.workflow.top_workflow.holder(holder.workflow)
    return None


def _owner(token: Token) -> Token:
    """The loop around a body, since boundary events belong to the loop."""
    parent = token.parent
    if parent is not None and getattr(parent.task_spec, "body", None) == token.task_spec.name:
        return parent
    return token


def _attached(owner: Token, kind: str, code: str | None) -> Any:
    names = getattr(owner.task_spec, "boundary", ())
    return _matching([owner.workflow.spec.task_specs[name] for name in names], kind, code)


def _handler(workflow: Any, kind: str, code: str) -> Any:
    if any(token.internal_data.get("handles") for token in workflow.live.values()):
        return None
    return _matching(workflow.spec.handlers, kind, code)


def _matching(specs: Any, kind: str, code: str | None) -> Any:
    """The event for this very code, else the one for any."""
    events = [(s, e) for s in specs for e in s.traits.event.each if e.kind == kind]
    exact = [spec for spec, event in events if event.text and event.text.source == code]
    any_code = [spec for spec, event in events if event.text is None]
    return next(iter([*exact, *any_code]), None)


def _deliver(
    token: Token, catcher: Catcher, kind: str, code: str, payload: Mapping[str, Json]
) -> None:
    flow = token.workflow.top_workflow
    caught = flow.spawn(catcher.workflow, catcher.spec)
    flow.happen(kind, caught, code=code)
    if catcher.owner is not None and catcher.spec.traits.interrupting:
        flow.drop(catcher.owner)
    flow.entered(caught)
    flow.fire(caught, payload, itself=True)
