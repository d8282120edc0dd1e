"""One running process: what the house may do with it and ask of it."""

from collections.abc import Iterable
from typing import Any

from engine.errors import TaskGone, WrongState
from engine.vocabulary import Data, Json
from engine.workflow.spiff import runs, state, suspension, throwing, timers, views
from engine.workflow.spiff.definition import Definition
from engine.workflow.spiff.exactness import exact
from engine.workflow.spiff.expressions import Text, View, plain
from engine.workflow.spiff.running import Running
from engine.workflow.spiff.scopes import ROOT, Scopes
from engine.workflow.spiff.seams import Token
from engine.workflow.spiff.values import (
    Happening,
    Host,
    ItemRun,
    OpenTask,
    OpenTimer,
    Path,
    Subscription,
)


class Flow:
    """Every call that changes something settles the flow before it returns.

    Raises:
        ElementFailed: an element failed and nothing catches it; this object is spoiled then,
            and the caller starts again from the stored state with the token held.
    """

    def __init__(self, definition: Definition, running: Running, held: Iterable[str]) -> None:
        running.held = frozenset(held)
        running.conditional = definition.conditional
        running.can_suspend = definition.can_suspend
        self.definition = definition
        self._running = running

    @classmethod
    def start(
        cls, definition: Definition, host: Host, case: Data, *, held: frozenset[str] = frozenset()
    ) -> "Flow":
        """A new flow on its way."""
        flow = cls(definition, _empty(definition, host, Scopes.begin(exact(case))), held)
        flow._running.begin(flow._running)
        flow.settle()
        return flow

    @classmethod
    def load(
        cls,
        definition: Definition,
        host: Host,
        tokens: bytes,
        case: str,
        *,
        held: frozenset[str] = frozenset(),
    ) -> "Flow":
        """A stored flow, as it was; nothing moves yet."""
        running = _empty(definition, host, Scopes.read(case))
        state.restore(running, tokens)
        return cls(definition, running, held)

    @property
    def happened(self) -> list[Happening]:
        """What this object did, in order."""
        return self._running.happened

    @property
    def finished(self) -> bool:
        return bool(self._running.completed)

    @property
    def suspended(self) -> bool:
        return self._running.suspended_at is not None

    def state(self) -> tuple[bytes, str]:
        """Tokens, and the case file as exact JSON."""
        return state.tokens_of(self._running), self._running.scopes.text()

    def settle(self) -> None:
        """Run all that runs by itself, timers and conditions at `host.now`."""
        self._running.settle()

    def complete(self, task_id: str, data: Data) -> None:
        """A person has done a task. Raises TaskGone, WrongState while it is frozen."""
        token = self._task(task_id)
        if "frozen" in token.internal_data:
            raise WrongState(element=token.task_spec.bpmn_id)
        own = self._running.own(token)
        own.payload = exact(data)
        token.internal_data["done"] = True
        self._running.agenda[token.id] = token
        self.settle()

    def message(self, name: str, correlation: Json, payload: Data) -> int:
        """Deliver a message; returns how many elements caught it. A blank key matches nothing."""
        flow = self._running
        if views.is_blank(correlation):
            return 0
        caught = [
            token
            for token in flow.waiting("message")
            if views.message_name(flow, token) == name
            and views.correlation(flow, token) == correlation
        ]
        for token in caught:
            flow.happen("message_caught", token, message=name)
            flow.fire(token, exact(payload))
        self.settle()
        return len(caught)

    def signal(self, name: str, payload: Data) -> int:
        """Broadcast a signal; returns how many elements caught it."""
        caught = throwing.signal(self._running, name, exact(payload))
        self.settle()
        return caught

    def write(self, values: Data) -> None:
        """Facts of the house, into the outermost scope. Works while suspended."""
        self._running.scopes.write(ROOT, exact(values))
        self.settle()

    def suspend(self) -> None:
        """Stop the whole flow: nothing fires, no task completes. Raises WrongState."""
        flow = self._running
        if flow.suspended_at is not None or flow.completed:
            raise WrongState()
        flow.suspended_at = flow.now.isoformat()
        flow.happen("suspended", flow.task_tree)
        suspension.refresh(flow)

    def resume(self) -> None:
        """Go on: relative timers move by the length of the suspension.

        Raises:
            WrongState: a timer names a moment that has passed meanwhile; `where` holds the
                element and the names its expression uses. Write a new moment first.
        """
        flow = self._running
        if flow.suspended_at is None:
            raise WrongState()
        late = timers.overdue_by_name(flow)
        if late is not None:
            spec = late.task_spec
            names = spec.traits.event.text.names_in(flow.view(late))
            raise WrongState(spec.traits.name, element=spec.bpmn_id, variable=", ".join(names))
        flow.suspended_at = None
        flow.happen("resumed", flow.task_tree)
        self.settle()

    def cancel(self) -> None:
        """End everything at once."""
        flow = self._running
        flow.clear(flow, but=flow.task_tree)
        flow.completed = True
        flow.happen("cancelled", flow.task_tree)

    def retry(self, token: str) -> None:
        """Run a held token again."""
        flow = self._running
        flow.held -= {token}
        found = flow.find(token)
        if found is not None:
            flow.agenda[found.id] = found
        self.settle()

    def tasks(self) -> tuple[OpenTask, ...]:
        return views.tasks(self._running)

    def timers(self) -> tuple[OpenTimer, ...]:
        return views.timers(self._running)

    def waits(self) -> tuple[Subscription, ...]:
        return views.waits(self._running)

    def path(self) -> Path:
        return views.path(self._running)

    def scope(self, key: str) -> Data:
        """The own names of one scope, by the token that owns it; none where there is none."""
        scopes = self._running.scopes
        return dict(scopes[key].vars) if key in scopes else {}

    def runs(self) -> tuple[ItemRun, ...]:
        """Items of loops over processes, each by itself, also those that have ended."""
        return runs.runs(self._running)

    def prefill(self, task_id: str, names: Iterable[str]) -> Data:
        """Values for a form: the nearest scope outwards that has the name, up to the loop body
        around. Raises TaskGone."""
        return self._running.prefill(self._task(task_id), list(names))

    def visible(self, task_id: str | None) -> Data:
        """All names an expression sees there, merged; None: at the root. Raises TaskGone."""
        return self._view(task_id).merged()

    def evaluate(self, task_id: str | None, text: str, extra: Data | None = None) -> Json:
        """What a text (FEEL after `=`) comes to there. Raises TaskGone, FeelError."""
        view = View([dict(extra or {}), *self._view(task_id).chain])
        host = self._running.host
        answer: Json = plain(Text(text).value(view, host.now, host.functions))
        return answer

    def _view(self, task_id: str | None) -> View:
        if task_id is None:
            return self._running.view(None)
        token = self._running.find(task_id)
        if token is None:
            raise TaskGone()
        return self._running.view(token)

    def _task(self, task_id: str) -> Token:
        token = self._running.find(task_id)
        if token is None or not views.is_open(token):
            raise TaskGone()
        return token


def _empty(definition: Definition, host: Host, scopes: Scopes) -> Running:
    specs: dict[str, Any] = dict(definition.specs)
    return Running(specs[definition.process_id], specs, host, scopes)
