"""What each item of a loop goes through by itself: its diagram is drawn once, walked by every item.

Only loops over processes of their own (called or embedded) keep this, and only small ones: it
stays after an item has ended.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from engine.vocabulary import Json
from engine.workflow.spiff.expressions import plain
from engine.workflow.spiff.scopes import ROOT
from engine.workflow.spiff.values import ItemRun

MOST_ITEMS = 50
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
    return ItemRun(
        id=str(key),
        loop=str(run.loop),
        element=run.element,
        process=run.process,
        index=run.index,
        item=_item(flow, key, run),
        result=_result(flow, run),
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


def _item(flow: Any, key: int, run: Run) -> Json:
    """From its own scope while it lives; then what the collection says there now, if anything."""
    loop = _loop(flow, run)
    if loop is None:
        return None
    own = str(key)
    if own in flow.scopes:
        return flow.scopes[own].vars.get(loop.item or "")  # type: ignore[no-any-return]
    return _at(_value(flow, loop.collection), run.index)


def _result(flow: Any, run: Run) -> Json:
    """Its place in the output collection: the loop's while that runs, then the root's."""
    loop = _loop(flow, run)
    if loop is None or not loop.results or not run.ended:
        return None
    where = str(run.loop) if str(run.loop) in flow.scopes else ROOT
    return _at(flow.scopes[where].vars.get(loop.results), run.index)


def _loop(flow: Any, run: Run) -> Any:
    spec = next((w for w in flow.subprocess_specs.values() if w.process == run.process), None)
    nodes = () if spec is None else spec.nodes()
    found = (node for node in nodes if node.bpmn_id == run.element and hasattr(node, "loop"))
    return getattr(next(found, None), "loop", None)


def _value(flow: Any, text: Any) -> Json:
    try:
        return plain(flow.feel(None, text, at=ROOT)) if text is not None else None  # type: ignore[no-any-return]
    except Exception:
        return None


def _at(values: Json, index: int) -> Json:
    return values[index] if isinstance(values, list) and index < len(values) else None
