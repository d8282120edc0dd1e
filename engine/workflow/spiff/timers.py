"""Due times follow the case file; entry time and now() are those of the entry."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.workflow.spiff import cycles, suspension
from engine.workflow.spiff.expressions import Text, is_length, moment
from engine.workflow.spiff.seams import TaskState, Token
from engine.workflow.spiff.suspension import pause_of

if TYPE_CHECKING:
    from engine.workflow.spiff.running import Running

A_DAY = timedelta(days=1)


class NoMoment(Exception):  # noqa: N818 - a sentence
    """The expression names no moment."""


class Due(NamedTuple):
    """A due time; `relative`: it is counted from the entry, so a suspension moves it."""

    at: datetime
    relative: bool


def fire_due(flow: "Running") -> bool:
    """Recompute every due time, fire what is due; True when anything fired."""
    for token in _with_clocks(flow):
        _follow(flow, token)
    fired = [token for token in flow.waiting("timer") if _is_due(flow, token)]
    for token in fired:
        if not flow.gone(token) and token._state == TaskState.WAITING:
            _fire(flow, token)
    return bool(fired)


def follow_all(flow: "Running") -> None:
    """Recompute every due time and fire nothing."""
    for token in _with_clocks(flow):
        _follow(flow, token)


def overdue_by_name(flow: "Running") -> Token | None:
    """A frozen timer that names a moment which has passed meanwhile."""
    follow_all(flow)
    for token in flow.waiting("timer"):
        if token.internal_data.get("relative") or fires_after(token):
            continue
        if suspension.stays_frozen(flow, token):
            continue
        due = token.internal_data.get("due")
        if "frozen" in token.internal_data and due and datetime.fromisoformat(due) <= flow.now:
            return token
    return None


def fires_after(token: Token) -> bool:
    return bool(token.task_spec.traits.attributes.get("afterSuspension") == "fire")


def trouble(flow: "Running", token: Token, reason: str | None) -> None:
    """Note a bad expression once; the old due time stands."""
    if reason is None:
        token.internal_data.pop("trouble", None)
    elif token.internal_data.get("trouble") != reason:
        token.internal_data["trouble"] = reason
        flow.happen("incident", token, reason=reason)


def due_of(flow: "Running", token: Token, text: Text) -> Due:
    """When a date or duration expression is due. Raises NoMoment and what FEEL raises."""
    entered = _entry(token)
    value = _value(flow, token, text, entered)
    at = moment(value, entered)
    if at is None:
        raise NoMoment(text.source)
    relative = is_length(value)
    if not relative and text.asks_the_clock():
        relative = moment(_value(flow, token, text, entered + A_DAY), entered) != at
    return Due(at + pause_of(token) if relative else at, relative)


def _with_clocks(flow: "Running") -> list[Token]:
    return [*flow.waiting("timer"), *(t for t in flow.tokens() if _is_open_task(t))]


def _is_open_task(token: Token) -> bool:
    return bool(token._state == TaskState.READY and not token.task_spec.automatic)


def _follow(flow: "Running", token: Token) -> None:
    try:
        if token.task_spec.traits.event.kind == "timer":
            _follow_timer(flow, token)
        else:
            _follow_task(flow, token)
        trouble(flow, token, None)
    except Exception as error:
        trouble(flow, token, f"{type(error).__doc__ or type(error).__name__} {error}".strip())


def _follow_timer(flow: "Running", token: Token) -> None:
    due: Due | cycles.CycleDue
    event, data = token.task_spec.traits.event, token.internal_data
    if event.form == "timeCycle":
        due = cycles.due_of(token, _value(flow, token, event.text, _entry(token)), pause_of(token))
    else:
        due = due_of(flow, token, event.text)
    data["relative"] = due.relative
    _set(flow, token, "due", due.at)
    passed = due.at <= flow.now
    if data.pop("thawed", False) and not due.relative and passed and not fires_after(token):
        data["late"] = True
        flow.happen("incident", token, reason="its moment passed during a suspension")
    elif not passed:
        data.pop("late", None)


def _follow_task(flow: "Running", token: Token) -> None:
    spec = token.task_spec
    for slot, text in (
        ("due", spec.traits.assignment.due),
        ("after", spec.traits.assignment.follow_up),
    ):
        if text is not None:
            _set(flow, token, slot, due_of(flow, token, text).at)
    if spec.traits.assignment.due is None:
        at = _lawful_due(flow, token)
        if at is not None:
            _set(flow, token, "due", at)


def _lawful_due(flow: "Running", token: Token) -> datetime | None:
    """Due by a statutory row or in working days; a suspension shifts where counting starts."""
    traits, own = token.task_spec.traits, token.task_spec.traits.attributes
    start = _entry(token) + pause_of(token)
    asked: list[tuple[str, Any]] = []
    if traits.working_days is not None:
        days = Decimal(str(_value(flow, token, traits.working_days, start)))
        asked.append(("working_days_after", (start, days)))
    elif "rule" in own:
        asked.append(("due_by_rule", (own["rule"], start)))
    for name, arguments in asked:
        function = flow.host.functions.get(name)
        value = function(*arguments) if function else None
        if value is not None:
            return moment(value, start)
    return None


def _set(flow: "Running", token: Token, slot: str, at: datetime) -> None:
    was, now = token.internal_data.get(slot), at.isoformat()
    if was == now:
        return
    token.internal_data[slot] = now
    if token.task_spec.traits.event.kind == "timer":
        if was is None:
            flow.happen("timer_set", token, due=now)
        else:
            flow.happen("timer_moved", token, was=was, due=now)


def _is_due(flow: "Running", token: Token) -> bool:
    data = token.internal_data
    if "due" not in data or "frozen" in data or "late" in data or str(token.id) in flow.held:
        return False
    return datetime.fromisoformat(data["due"]) <= flow.now


def _fire(flow: "Running", token: Token) -> None:
    flow.happen("timer_fired", token, due=token.internal_data["due"])
    again = token.task_spec.traits.event.form == "timeCycle" and cycles.go_on(
        token, flow.now, pause_of(token)
    )
    flow.fire(token, {})
    if token._state == TaskState.WAITING and not again:
        flow.remove(token)


def _entry(token: Token) -> datetime:
    return datetime.fromisoformat(token.internal_data["entered"])


def _value(flow: "Running", token: Token, text: Text, now: datetime) -> Any:
    return text.value(flow.view(token), now, flow.host.functions)
