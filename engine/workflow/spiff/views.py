"""Reads open tasks, timers, subscriptions and the path off a flow."""

from datetime import datetime
from typing import Any

from engine.vocabulary import Json
from engine.workflow.spiff.expressions import Text, plain
from engine.workflow.spiff.running import Running
from engine.workflow.spiff.seams import TaskState, Token
from engine.workflow.spiff.specs.loops import MultiInstance
from engine.workflow.spiff.values import OpenTask, OpenTimer, Path, Subscription

DEFAULT_PRIORITY = 50
BETWEEN = " · "


def tasks(flow: Running) -> tuple[OpenTask, ...]:
    """User tasks that wait for a person, oldest first."""
    found = [token for token in flow.tokens() if is_open(token)]
    return tuple(_task(flow, token) for token in sorted(found, key=lambda token: token.id))


def is_open(token: Token) -> bool:
    waits = token._state == TaskState.READY and not token.task_spec.automatic
    return bool(waits and "done" not in token.internal_data)


def timers(flow: Running) -> tuple[OpenTimer, ...]:
    """Timers that wait, oldest first."""
    return tuple(
        OpenTimer(
            id=str(token.id),
            element=token.task_spec.bpmn_id,
            process=token.workflow.spec.process,
            name=token.task_spec.traits.name,
            due_at=_moment(token, "due"),
            cycle=token.task_spec.traits.event.form == "timeCycle",
            names_moment=not token.internal_data.get("relative", False),
            frozen="frozen" in token.internal_data or "late" in token.internal_data,
        )
        for token in flow.waiting("timer")
    )


def waits(flow: Running) -> tuple[Subscription, ...]:
    """Messages that are waited for, oldest first."""
    return tuple(
        Subscription(
            message=message_name(flow, token),
            correlation=correlation(flow, token),
            element=token.task_spec.bpmn_id,
            token=str(token.id),
            in_start=token.task_spec.traits.kind == "startEvent",
        )
        for token in flow.waiting("message")
    )


def message_name(flow: Running, token: Token) -> str:
    return str(_read(flow, token, token.task_spec.traits.event.text))


def correlation(flow: Running, token: Token) -> Json:
    """What the token waits for; None (which matches nothing) where the key has no value."""
    value: Json = _read(flow, token, token.task_spec.traits.event.correlation)
    return None if is_blank(value) else value


def is_blank(key: Json) -> bool:
    """Whether a correlation key says nothing."""
    return key is None or (isinstance(key, str) and not key.strip())


def path(flow: Running) -> Path:
    """Counts of what was passed, and where tokens stand."""
    active = [
        (
            token.workflow.spec.process,
            token.task_spec.bpmn_id,
            str(token.id),
            _moment(token, "entered"),
        )
        for token in sorted(flow.tokens(), key=lambda token: token.id)
        if not token.task_spec.urgent
        and not flow.kept(token)
        and not isinstance(token.task_spec, MultiInstance)
    ]
    return Path(
        finished={process: dict(counts) for process, counts in flow.walked.items()},
        active=tuple(active),
    )


def _task(flow: Running, token: Token) -> OpenTask:
    traits = token.task_spec.traits
    who = traits.assignment
    return OpenTask(
        id=str(token.id),
        element=traits.id,
        process=token.workflow.spec.process,
        name=BETWEEN.join((traits.name, *_labels(flow, token))),
        lane=traits.lane,
        form=who.form,
        assignee=next(iter(_listed(_read(flow, token, who.assignee))), None),
        users=_listed(_read(flow, token, who.users)),
        groups=_listed(_read(flow, token, who.groups)),
        due_at=_moment(token, "due"),
        follow_up_at=_moment(token, "after"),
        priority=_priority(_read(flow, token, who.priority)),
        entered_at=datetime.fromisoformat(token.internal_data["entered"]),
        rule=traits.attributes.get("rule"),
        frozen="frozen" in token.internal_data,
    )


def _labels(flow: Running, token: Token) -> tuple[str, ...]:
    """What tells the instances around a task apart (`sunroad:instanceLabel`), outermost first."""
    found: list[str] = []
    at = flow.holder(token.workflow)
    while at is not None:
        said = _read(flow, at, at.task_spec.traits.label)
        found += [str(said)] if said not in (None, "") else []
        at = flow.holder(at.workflow)
    return tuple(reversed(found))


def _read(flow: Running, token: Token, text: Text | None) -> Any:
    """A value, or None: one bad expression must not make the whole flow unreadable."""
    try:
        return None if text is None else plain(flow.feel(token, text))
    except Exception:
        return None


def _listed(value: Any) -> tuple[str, ...]:
    """A list, or text with commas."""
    parts = value if isinstance(value, list) else str(value or "").split(",")
    return tuple(part for part in (str(part).strip() for part in parts if part is not None) if part)


def _priority(value: Any) -> int:
    try:
        return min(100, max(0, int(value)))
    except (TypeError, ValueError):
        return DEFAULT_PRIORITY


def _moment(token: Token, slot: str) -> datetime | None:
    text = token.internal_data.get(slot)
    return datetime.fromisoformat(text) if text else None
