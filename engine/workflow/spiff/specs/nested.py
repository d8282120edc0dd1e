"""Elements that hold tokens of their own: sub-process, event sub-process, call activity."""

from collections.abc import Mapping

from engine.vocabulary import Json
from engine.workflow.spiff.scopes import READ, WRITE
from engine.workflow.spiff.seams import TaskState, Token
from engine.workflow.spiff.specs.activity import Activity
from engine.workflow.spiff.specs.node import flow_of

MOST_CALLS = 20


class TooDeep(Exception):  # noqa: N818 - a sentence
    """Processes call one another more than 20 deep."""


class SubProcess(Activity):
    """Always a scope; nothing is copied in or out. `inner` is the key of the spec inside."""

    inner = ""

    def start(self, token: Token) -> bool:
        flow = flow_of(token)
        own = flow.own(token)
        for name in self.traits.data_objects:
            own.vars.setdefault(name, None)
        token._set_state(TaskState.STARTED)
        flow.open_inside(token, self.inner)
        return False


class Call(SubProcess):
    """Reads through to the caller or is sealed; writes stop here and are carried out at the
    end."""

    def start(self, token: Token) -> bool:
        flow = flow_of(token)
        if flow.calls_around(token) >= MOST_CALLS:
            raise TooDeep(self.inner)
        assert self.traits.called is not None
        own = flow.own(token)
        own.local = list(own.vars)
        own.walls = [*own.walls, WRITE, *([] if self.traits.called.parents else [READ])]
        return super().start(token)

    def carried(self, token: Token) -> Mapping[str, Json]:
        assert self.traits.called is not None
        own = flow_of(token).own(token)
        if not self.traits.called.children:
            return {}
        return {name: value for name, value in own.vars.items() if name not in own.local}
