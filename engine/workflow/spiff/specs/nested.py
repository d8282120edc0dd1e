"""Elements that hold tokens of their own: sub-process, event sub-process, call activity."""

from collections.abc import Mapping
from typing import Any

from engine.vocabulary import Json
from engine.workflow.spiff.scopes import READ, WRITE
from engine.workflow.spiff.seams import TaskState, Token
from engine.workflow.spiff.specs import compensation
from engine.workflow.spiff.specs.activity import Activity
from engine.workflow.spiff.specs.node import flow_of

MOST_CALLS = 20


class TooDeep(Exception):  # noqa: N818 - a sentence
    """Processes call one another more than 20 deep."""


class SubProcess(Activity):
    """Always a scope; nothing is copied in or out. `inner` is the key of the spec inside.

    `on_event`: an event starts it. `keeps`: something inside can be undone after it completed.
    """

    inner = ""
    on_event = False
    keeps = False

    def start(self, token: Token) -> bool:
        flow = flow_of(token)
        own = flow.own(token)
        for name in self.traits.data_objects:
            own.vars.setdefault(name, None)
        token._set_state(TaskState.STARTED)
        flow.open_inside(token, self.inner)
        return False

    def step_inside(self, token: Token, workflow: Any) -> None:
        """Called when something inside has completed."""

    def can_be_undone(self, inside: Any) -> bool:
        """Whether anything inside waits to be undone."""
        waits = any(map(inside.top_workflow.kept, inside.live.values()))
        return self.keeps and (waits or _handler(inside) is not None)

    def undo(self, token: Token) -> None:
        """By its compensation event sub-process, else all inside, last first."""
        flow = flow_of(token)
        inside = flow.subprocesses[token.id]
        inside.completed = False
        handler = _handler(inside)
        if handler is not None:
            flow.handle(inside, inside.spec.task_specs[handler.handler], {}, alone=False)
        elif not compensation.begin(token, compensation.undoable(inside)):
            token._ready()

    def _on_complete(self, my_task: Token) -> None:
        if "kept" in my_task.internal_data:
            compensation.go_on(my_task)
        else:
            super()._on_complete(my_task)


def _handler(inside: Any) -> Any:
    """The compensation event sub-process of a level."""
    handlers = inside.spec.handlers
    return next((one for one in handlers if one.traits.event.kind == "compensate"), None)


class Call(SubProcess):
    """Reads through to the caller or is sealed; writes stop here and are carried out at the
    end."""

    def start(self, token: Token) -> bool:
        flow = flow_of(token)
        if flow.calls_around(token) >= MOST_CALLS:
            raise TooDeep(self.inner)
        assert self.traits.called is not None
        own = flow.own(token)
        for name in flow.subprocess_specs[self.inner].data_objects:
            own.vars[name] = None
        own.local = list(own.vars)
        own.walls = [*own.walls, WRITE, *([] if self.traits.called.parents else [READ])]
        return super().start(token)

    def carried(self, token: Token) -> Mapping[str, Json]:
        assert self.traits.called is not None
        own = flow_of(token).own(token)
        if not self.traits.called.children:
            return {}
        return {name: value for name, value in own.vars.items() if name not in own.local}
