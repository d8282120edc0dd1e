"""Compensation: what completed is undone, last first (BPMN 2.0, 10.7 and 13.5.5).

A completed activity leaves its compensation event waiting behind it; a completed sub-process with
such events inside stays as it was, a snapshot of its data with it. Throwing hands a chain of
these from one to the next.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from engine.workflow.spiff.seams import TaskState, Token
from engine.workflow.spiff.specs.node import Node, flow_of
from engine.workflow.spiff.traits import Event


class Undo(Node):
    """Compensation boundary event; `body` is the activity that undoes."""

    urgent = True
    undoes = True
    body = ""

    def undo(self, token: Token) -> None:
        flow = flow_of(token)
        spec = token.workflow.spec.task_specs[self.body]
        flow.scopes.open(str(token.id), flow.outer(token), {})
        flow.spawn(token.workflow, spec, parent=token)

    def body_done(self, token: Token, body: Token) -> None:
        flow = flow_of(token)
        flow.remove(body)
        flow.left(token)
        go_on(token)


def throw(token: Token, event: Event) -> bool:
    """Begin to compensate what the throwing token sees; True when it need not wait."""
    seen = (armed for level in _levels(token) for armed in undoable(level))
    chosen = [one for one in seen if event.activity in (None, _activity(one))]
    flow_of(token).happen("compensation_thrown", token)
    begun = begin(token if event.wait else None, chosen)
    return not (begun and event.wait)


def throw_all(token: Token) -> bool:
    """Compensate all of the level; True when there is nothing to wait for."""
    return not begin(token, undoable(token.workflow))


def begin(back: Token | None, chosen: Iterable[Token]) -> bool:
    """Undo these one after the other, then let `back` go on; False when there is nothing."""
    chain = sorted(chosen, key=lambda token: -token.id)
    if not chain:
        return False
    for one in chain:
        one.internal_data["claimed"] = True
    if back is not None:
        back._set_state(TaskState.STARTED)
    first, *rest = chain
    first.internal_data["then"] = [one.id for one in rest]
    first.internal_data["back"] = None if back is None else back.id
    _start(first)
    return True


def go_on(token: Token) -> None:
    """One is undone: the next of its chain, or back to who threw."""
    flow, workflow, data = flow_of(token), token.workflow, token.internal_data
    then, back = data["then"], data["back"]
    if token.id in flow.subprocesses:
        flow.clear(flow.subprocesses[token.id], but=token)
    flow.remove(token)
    following = next(filter(None, (flow.find(str(id_)) for id_ in then)), None)
    if following is not None:
        rest = then[then.index(following.id) + 1 :]
        following.internal_data.update(then=rest, back=back)
        _start(following)
    elif back is not None and (thrower := flow.find(str(back))) is not None:
        thrower._ready()
    flow.ended(workflow)


def undoable(workflow: Any) -> Iterator[Token]:
    """What waits on a level to be undone and is in no chain yet."""
    flow = workflow.top_workflow
    for token in list(workflow.live.values()):
        if flow.kept(token) and "claimed" not in token.internal_data:
            yield token


def _start(token: Token) -> None:
    flow = flow_of(token)
    flow.happen("compensated", token)
    token._set_state(TaskState.STARTED)
    token.task_spec.undo(token)


def _levels(token: Token) -> Iterator[Any]:
    """The thrower's level; out of an event sub-process also the one around it."""
    flow, level = flow_of(token), token.workflow
    yield level
    holder = flow.holder(level)
    while holder is not None and getattr(holder.task_spec, "on_event", False):
        level = holder.workflow
        yield level
        holder = flow.holder(level)


def _activity(token: Token) -> str:
    spec = token.task_spec
    return str(spec.traits.event.activity if spec.undoes else spec.bpmn_id)
