"""What each item of a loop goes through by itself: its diagram is drawn once, walked by every item.

Only loops over processes of their own (called or embedded) keep this, and only small ones: it
stays after an item has ended.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from engine.vocabulary import Json
from engine.workflow.spiff.expressions import plain
from engine.workflow.spiff.scopes import ROOT
from engine.workflow.spiff.values import ItemRun

MOST_KEPT = 50
MOST_TOKENS = 500


class Run(msgspec.Struct, omit_defaults=True):
    """One item's way: `loop` is the token of the loop, `tokens` the newest that entered inside.

    `walked`: process → element or flow → times. `ended` is a moment; `cut`: it did not complete.
    """

    loop: int
    element: str
    process: str
    index: int
    walked: dict[str, dict[str, int]] = {}
    tokens: list[int] = []
    ended: str = ""
    cut: bool = False

    def count(self, process: str, id_: str) -> None:
        counts = self.walked.setdefault(process, {})
        counts[id_] = counts.get(id_, 0) + 1

    def note(self, token: int) -> None:
        self.tokens = [*self.tokens[1 - MOST_TOKENS :], token]


def runs(flow: Any) -> tuple[ItemRun, ...]:
    """Every item that began, in order; those that were never kept as long as they live."""
    kept: dict[int, Run] = {int(key): run for key, run in flow.runs.items()}
    alive = {token.id: token for token in flow.tokens() if _is_body(flow, token)}
    fresh = {key: _unkept(token) for key, token in alive.items() if key not in kept}
    every = sorted((kept | fresh).items(), key=lambda pair: (pair[1].loop, pair[1].index))
    return tuple(_shown(flow, key, run, alive.get(key), key in kept) for key, run in every)


def _is_body(flow: Any, token: Any) -> bool:
    """Whether a token is an item of a loop and holds a process."""
    loop = getattr(getattr(token.parent, "task_spec", None), "loop", None)
    return loop is not None and token.id in flow.subprocesses


def _unkept(token: Any) -> Run:
    return Run(
        loop=token.parent.id,
        element=token.task_spec.bpmn_id,
        process=token.workflow.spec.process,
        index=token.internal_data["index"],
    )


def _shown(flow: Any, key: int, run: Run, body: Any, kept: bool) -> ItemRun:
    live = [] if body is None else list(_inside(flow, key))
    node, body_node = _nodes(flow, run)
    item = _item(flow, key, run, node)
    return ItemRun(
        id=str(key),
        loop=str(run.loop),
        element=run.element,
        process=run.process,
        inner=flow.subprocess_specs[body_node.inner].process,
        index=run.index,
        name=node.loop.item or "",
        item=item,
        label=_label(flow, run, node, body_node.traits.label, item),
        results=node.loop.results or "",
        result=_result(flow, run, node),
        walked=run.walked if kept else None,
        live=frozenset(live),
        tokens=frozenset({*live, *map(str, run.tokens)}),
        ended_at=run.ended or None,
        cut=run.cut,
    )


def _inside(flow: Any, key: int) -> Iterator[str]:
    """Public ids of the live tokens inside an item."""
    for token in flow.tokens():
        if any(holder == key for holder in flow.holders(token.workflow)):
            yield str(token.id)


def _item(flow: Any, key: int, run: Run, node: Any) -> Json:
    """From its own scope while it lives; then what the collection says there now, if anything."""
    own = str(key)
    if own in flow.scopes:
        item: Json = flow.scopes[own].vars.get(node.loop.item or "")
        return item
    return _at(_value(flow, node.loop.collection, {}), run.index)


def _label(flow: Any, run: Run, node: Any, text: Any, item: Json) -> str:
    """What the diagram says, else the item's own name."""
    seen = {node.loop.item or "": item, "loopCounter": run.index + 1}
    said = _value(flow, text, seen) or (item.get("name") if isinstance(item, dict) else None)
    return "" if said is None else str(said)


def _result(flow: Any, run: Run, node: Any) -> Json:
    """Its place in the output collection: the loop's while that runs, then the root's."""
    if not run.ended or not node.loop.results:
        return None
    where = str(run.loop) if str(run.loop) in flow.scopes else ROOT
    return _at(flow.scopes[where].vars.get(node.loop.results), run.index)


def _nodes(flow: Any, run: Run) -> tuple[Any, Any]:
    """The loop as the diagram has it, and what it repeats."""
    specs = (spec for spec in flow.subprocess_specs.values() if spec.process == run.process)
    return next(
        (node, spec.task_specs[node.body])
        for spec in specs
        for node in spec.nodes()
        if node.bpmn_id == run.element and hasattr(node, "loop")
    )


def _value(flow: Any, text: Any, seen: Mapping[str, Json]) -> Json:
    """A text as the root sees it; None where that has no value."""
    try:
        value: Json = None if text is None else plain(flow.feel(None, text, seen=seen, at=ROOT))
    except Exception:
        return None
    return value


def _at(values: Json, index: int) -> Json:
    return values[index] if isinstance(values, list) and index < len(values) else None
