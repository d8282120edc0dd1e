"""Multi-instance: items are taken once, on entry; result i belongs to item i."""

from collections.abc import Mapping
from decimal import Decimal

from engine.vocabulary import Json
from engine.workflow.spiff.expressions import plain
from engine.workflow.spiff.runs import MOST_KEPT, Run
from engine.workflow.spiff.scopes import FILL, WRITE
from engine.workflow.spiff.seams import ProcessSpec, TaskState, Token
from engine.workflow.spiff.specs import behaviour
from engine.workflow.spiff.specs.activity import Activity
from engine.workflow.spiff.specs.nested import SubProcess
from engine.workflow.spiff.specs.node import flow_of
from engine.workflow.spiff.traits import Loop, Traits

MOST_ITEMS = 10_000


class NoCollection(Exception):  # noqa: N818 - a sentence
    """The inputCollection is not a list, or a longer one than a loop may have."""


class MultiInstance(Activity):
    """Runs `body` once for each item, each in a scope that no write leaves."""

    walled = True

    def __init__(self, wf_spec: ProcessSpec, name: str, traits: Traits, loop: Loop) -> None:
        super().__init__(wf_spec, name, traits)
        self.loop = loop
        self.body = f"{name} [body]"

    def start(self, token: Token) -> bool:
        flow = flow_of(token)
        items = self._items(token)
        results: dict[str, Json] = {}
        if self.loop.results:
            results[self.loop.results] = [None] * len(items)
        state = flow.scopes.open(str(token.id), flow.outer(token), results)
        state.items = list(items)
        token.internal_data.update(of=len(items), next=0, done=0)
        if not items:
            return True
        token._set_state(TaskState.STARTED)
        for _ in items[:1] if self.loop.sequential else items:
            self._start_next(token)
        return False

    def body_done(self, token: Token, body: Token) -> None:
        """Keep the result of one item; go on with the next, or finish."""
        flow = flow_of(token)
        token.internal_data["done"] += 1
        if self.loop.results and self.loop.result:
            results = flow.scopes[str(token.id)].vars[self.loop.results]
            results[body.internal_data["index"]] = plain(flow.feel(body, self.loop.result))
        enough = behaviour.ends(token, body, self._counts(token)) or self._enough(token, body)
        flow.retire(body)
        if enough or token.internal_data["done"] == token.internal_data["of"]:
            for other in [t for t in token.children if t.task_spec.name == self.body]:
                flow.drop(other)
            token._ready()
        elif self.loop.sequential:
            self._start_next(token)

    def carried(self, token: Token) -> Mapping[str, Json]:
        return flow_of(token).scopes[str(token.id)].vars

    def _items(self, token: Token) -> list[Json]:
        flow = flow_of(token)
        if self.loop.collection is not None:
            items = plain(flow.feel(token, self.loop.collection))
        else:
            assert self.loop.cardinality is not None
            count = Decimal(str(flow.feel(token, self.loop.cardinality)))
            items = list(range(1, min(int(count), MOST_ITEMS + 1) + 1))
        if not isinstance(items, list) or len(items) > MOST_ITEMS:
            raise NoCollection(self.bpmn_id)
        return items

    def _start_next(self, token: Token) -> None:
        flow = flow_of(token)
        state = flow.scopes[str(token.id)]
        index = token.internal_data["next"]
        token.internal_data["next"] = index + 1
        item: dict[str, Json] = {}
        if self.loop.item:
            item[self.loop.item] = state.items[index]
        state.items[index] = None  # handed over: never stored twice
        spec = token.workflow.spec.task_specs[self.body]
        body = flow.spawn(token.workflow, spec, parent=token)
        body.internal_data["index"] = index
        if isinstance(spec, SubProcess) and token.internal_data["of"] <= MOST_KEPT:
            process = token.workflow.spec.process
            flow.runs[str(body.id)] = Run(token.id, self.bpmn_id, process, index)
        names: dict[str, Json] = {**item, "loopCounter": index + 1}
        flow.scopes.open(str(body.id), str(token.id), names, WRITE, FILL)

    def _enough(self, token: Token, body: Token) -> bool:
        if self.loop.until is None:
            return False
        return flow_of(token).feel(body, self.loop.until, seen=self._counts(token)) is True

    def _counts(self, token: Token) -> dict[str, Json]:
        of, next_, done = (token.internal_data[key] for key in ("of", "next", "done"))
        return {
            "numberOfInstances": of,
            "numberOfActiveInstances": next_ - done,
            "numberOfCompletedInstances": done,
            "numberOfTerminatedInstances": 0,
        }
