"""What stands still: the whole flow, or the scope around an element that suspends it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from engine.workflow.spiff.seams import TaskState, Token

if TYPE_CHECKING:
    from engine.workflow.spiff.running import Running


def refresh(flow: "Running") -> None:
    """Freeze and thaw tokens so that they agree with what suspends now."""
    suspenders = [token for token in flow.tokens() if _suspends(token)]
    thawed = False
    for token in list(flow.tokens()):
        frozen = _frozen(flow, token, suspenders)
        since = token.internal_data.get("frozen")
        if frozen and since is None:
            token.internal_data["frozen"] = flow.now.isoformat()
            flow.happen("frozen", token)
        elif since is not None and not frozen:
            _thaw(flow, token, since)
            thawed = True
    flow.standing = frozenset(token.id for token in suspenders)
    if thawed:
        flow.agenda.update({token.id: token for token in flow.tokens()})


def after_step(flow: "Running") -> None:
    """Called after each step: something that suspends may have begun or ended."""
    if flow.can_suspend or flow.suspended_at:
        now = frozenset(token.id for token in flow.tokens() if _suspends(token))
        if now != flow.standing or flow.suspended_at or now:
            refresh(flow)


def pause_of(token: Token) -> timedelta:
    """How long a token has been frozen so far, finished freezes only."""
    return timedelta(seconds=token.internal_data.get("paused", 0))


def _suspends(token: Token) -> bool:
    active = token._state in (TaskState.STARTED, TaskState.READY)
    return bool(active and token.task_spec.traits.suspends and not token.task_spec.urgent)


def _frozen(flow: "Running", token: Token, suspenders: list[Token]) -> bool:
    if _exempt(token):
        return False
    return flow.suspended_at is not None or _in_scope(flow, token, suspenders)


def stays_frozen(flow: "Running", token: Token) -> bool:
    """Whether a scope holds a token even when the whole flow goes on."""
    return _in_scope(flow, token, [other for other in flow.tokens() if _suspends(other)])


def _in_scope(flow: "Running", token: Token, suspenders: list[Token]) -> bool:
    if not suspenders or _exempt(token):
        return False
    if getattr(token.task_spec, "suspending", False):
        return False  # a second objection may still come
    inside = _around(flow, token)
    levels = [at.workflow for at in inside]
    sheltered = {id(s.workflow) for s in suspenders if any(s is at for at in inside)}
    return any(
        any(s.workflow is level for level in levels) and id(s.workflow) not in sheltered
        for s in suspenders
    )


def _exempt(token: Token) -> bool:
    """A user task that says so, and the events beside it."""
    around = getattr(token.parent, "task_spec", None)
    beside = (*getattr(around, "boundary", ()), *getattr(around, "parts", ()))
    if token.task_spec.name in beside and _exempt(token.parent):
        return True
    return bool(token.task_spec.traits.exempt)


def _around(flow: "Running", token: Token) -> list[Token]:
    """The token, and the tokens it waits beside or lies inside, outwards."""
    found: list[Token] = []
    at: Token | None = token
    while at is not None:
        found.append(at)
        beside = at.parent is not at.workflow.task_tree
        at = at.parent if beside else flow.holder(at.workflow)
    return found


def _thaw(flow: "Running", token: Token, since: str) -> None:
    data = token.internal_data
    del data["frozen"]
    flow.happen("thawed", token)
    if "entered" not in data:
        return
    length = flow.now - datetime.fromisoformat(since)
    data["paused"] = data.get("paused", 0) + length.total_seconds()
    if token.task_spec.traits.event.kind == "timer":
        data["thawed"] = True
