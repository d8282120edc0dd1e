"""Timer rows follow the tokens, so that the worker finds due projects with one query."""

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, update

from engine.store.base import table_of
from engine.vocabulary import Data, Fact, Json
from engine.workflow.project import Project, Sight
from engine.workflow.spiff import OpenTimer
from engine.workflow.tables import TimerRow
from engine.workflow.transaction import Transaction

_TIMER = table_of(TimerRow)
_THIS = (_TIMER.c.project == bindparam("b_project"), _TIMER.c.token == bindparam("b_token"))
_INSERT, _UPDATE, _DELETE = (
    insert(_TIMER),
    update(_TIMER).where(*_THIS),
    delete(_TIMER).where(*_THIS),
)


def follow(work: Transaction, project: Project, after: Sight) -> None:
    """Set what began to wait, move what moved, remove what is gone; each is a fact."""
    before = project.before.timers
    fired = {
        happening.token for happening in project.flow.happened if happening.kind == "timer_fired"
    }
    for token in before.keys() - after.timers.keys():
        work.write(_DELETE, {"b_project": project.id, "b_token": token})
        if token not in fired:
            _record(work, project, Fact.TIMER_REMOVED, before[token])
    new = [timer for token, timer in after.timers.items() if token not in before]
    if new:
        work.write(_INSERT, [_row(work, project, timer) for timer in new])
    for timer in new:
        _record(work, project, Fact.TIMER_SET, timer, due=_text(timer.due_at))
    for token in before.keys() & after.timers.keys():
        if before[token] != after.timers[token]:
            _move(work, project, before[token], after.timers[token])


def _move(work: Transaction, project: Project, was: OpenTimer, timer: OpenTimer) -> None:
    row = _row(work, project, timer)
    work.write(_UPDATE, {**row, "b_project": project.id, "b_token": timer.id})
    if was.due_at != timer.due_at:
        was_due, due = _text(was.due_at), _text(timer.due_at)
        _record(work, project, Fact.TIMER_MOVED, timer, was=was_due, due=due)


def _row(work: Transaction, project: Project, timer: OpenTimer) -> dict[str, object]:
    return {
        "project": project.id,
        "token": timer.id,
        "element": timer.element,
        "name": timer.name,
        "due_at": timer.due_at,
        "frozen": timer.frozen,
        "provisional": bool(timer.due_at and work.law.calendar.provisional(timer.due_at)),
    }


def _record(
    work: Transaction, project: Project, fact: Fact, timer: OpenTimer, **more: Json
) -> None:
    told: Data = {"element": timer.element, "token": timer.id, **more}
    work.tell(fact, project.chain, told)


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
