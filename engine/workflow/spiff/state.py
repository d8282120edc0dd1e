"""Stores a flow and brings it back: tokens as compressed bytes, the case file as exact text."""

import zlib
from typing import Any

import msgspec

from engine.workflow.spiff.running import Running
from engine.workflow.spiff.runs import Run
from engine.workflow.spiff.seams import SubTokens, Token

MOST_BYTES = 200_000_000


def tokens_of(flow: Running) -> bytes:
    """Everything but the case file and the specs."""
    levels = [[-1, flow.spec.name, flow.completed, _dump(flow)]]
    for holder, inside in flow.subprocesses.items():
        levels.append([holder, inside.spec.name, inside.completed, _dump(inside)])
    stored = {
        "number": flow.number,
        "suspended_at": flow.suspended_at,
        "walked": flow.walked,
        "levels": levels,
        **({"runs": flow.runs} if flow.runs else {}),
    }
    return zlib.compress(msgspec.json.encode(stored), 1)


def restore(flow: Running, tokens: bytes) -> None:
    """Fill an empty flow with stored tokens."""
    stored = msgspec.json.decode(zlib.decompress(tokens, bufsize=65_536))
    flow.number = stored["number"]
    flow.suspended_at = stored["suspended_at"]
    flow.walked = stored["walked"]
    flow.runs = msgspec.convert(stored.get("runs", {}), dict[str, Run])
    first, *rest = stored["levels"]
    _fill(flow, first)
    known: dict[int, Token] = dict(flow.tasks)
    for level in rest:
        holder = known[level[0]]
        inside = SubTokens(flow.subprocess_specs[level[1]], holder, flow)
        flow.subprocesses[holder.id] = inside
        _fill(inside, level)
        known.update((t.id, t) for t in inside.tasks.values() if t.id > 0)


def _dump(workflow: Any) -> list[Any]:
    return [
        [t.id, t._parent, t._state, t.task_spec.name, t.internal_data]
        for t in workflow.tasks.values()
        if t is not workflow.task_tree
    ]


def _fill(workflow: Any, level: list[Any]) -> None:
    workflow.completed = level[2]
    for id_, parent, state, name, internal in level[3]:
        spec = workflow.spec.task_specs[name]
        token = Token(workflow, spec, workflow.tasks[parent], state, id_)
        token.internal_data = internal
