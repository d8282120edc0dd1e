"""Where a project stands: what waits for whom, since when and until when."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.permissions import ProjectPlace
from engine.people.queries.names import names_of
from engine.vocabulary import Actor, Fact
from engine.workflow.queries.answering import (
    events_of,
    flow_of,
    seen_project,
    version_of,
)
from engine.workflow.queries.law_note import LawNote, law_note
from engine.workflow.queries.task_keys import keys
from engine.workflow.queries.urgency import Urgency, urgency
from engine.workflow.sealing import sealed_elements
from engine.workflow.spiff import Flow
from engine.workflow.tables import AudienceRow, ProjectRow, TaskRow, TimerRow
from engine.workflow.versions import Version

WAITS = frozenset({"intermediateCatchEvent", "receiveTask"})
LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """A task that waits for a person, or an event that the process waits for.

    `task` is its id where the asker may do it, `run` the item of a loop it belongs to, `label`
    that item's; `holder` who has claimed it, as far as the asker may know. What several people
    have to do alike is one, `count` times.
    """

    token: str
    element: str
    name: str
    kind: str
    role: str | None
    run: str | None
    label: str
    task: str | None
    claimed: bool
    holder: str
    since: datetime | None
    due_at: datetime | None
    urgency: Urgency
    frozen: bool
    note: LawNote | None
    count: int = 1


def standing(
    session: Session, actor: Actor, id_: str, language: str = "zh"
) -> tuple[Standing, ...]:
    """The asker's own first, then the next due; what would tell of bids is left out as everywhere.

    Raises:
        NotFound: no such project for them.
    """
    row, where = seen_project(session, actor, id_)
    if row.state not in ("running", "suspended"):
        return ()
    asked = _Asked(session, actor, row, where, language)
    found = _counted((*asked.tasks(), *asked.waits()))
    return tuple(
        sorted(found, key=lambda one: (not one.task, one.due_at or LAST, one.since or LAST))
    )


def _counted(lines: Iterable[Standing]) -> tuple[Standing, ...]:
    alike: dict[tuple[object, ...], Standing] = {}
    for one in lines:
        key = (one.task, one.element, one.name, one.run, one.claimed, one.holder, one.due_at)
        known = alike.get(key)
        alike[key] = replace(known, count=known.count + 1) if known else one
    return tuple(alike.values())


class _Asked:
    """What every line needs."""

    def __init__(
        self, session: Session, actor: Actor, row: ProjectRow, where: ProjectPlace, language: str
    ) -> None:
        self.session, self.actor, self.row, self.where = session, actor, row, where
        self.language = language
        self.flow: Flow = flow_of(session, row)
        self.version: Version = version_of(session, row)
        self.events = events_of(session, row, self.flow)
        counts = permissions.counts_bids(actor, where, self.events)
        self.hidden = frozenset[str]() if counts else sealed_elements(self.version)
        self.runs = {token: run for run in self.flow.runs() for token in run.live}

    def tasks(self) -> Iterator[Standing]:
        wanted = select(TaskRow).where(TaskRow.project == self.row.id, TaskRow.state == "open")
        rows = [task for task in self.session.scalars(wanted) if task.element not in self.hidden]
        own = self._own()
        names = names_of(self.session, {task.assignee for task in rows if task.assignee})
        for task in rows:
            mine = task.id in own and task.assignee in (None, self.actor.id)
            yield self._line(
                token=task.token,
                element=task.element,
                name=self.version.title(task.element, self.language, task.title),
                kind="task",
                role=task.role,
                label=self._label(task.token, task.title),
                task=task.id if mine else None,
                claimed=task.assignee is not None,
                holder=self._holder(task, names),
                since=task.entered_at,
                due_at=task.due_at,
                frozen=task.frozen,
                rule=task.rule,
            )

    def waits(self) -> Iterator[Standing]:
        known = self.version.definition
        wanted = select(TimerRow).where(TimerRow.project == self.row.id)
        timers = {timer.token: timer for timer in self.session.scalars(wanted)}
        for process, id_, token, since in self.flow.path().active:
            element = known.element(process, id_)
            if element is None or element.kind not in WAITS or id_ in self.hidden:
                continue
            timer = timers.get(token)
            yield self._line(
                token=token,
                element=id_,
                name=self.version.name(id_, self.language, element.name),
                kind="wait",
                role=None,
                label=self._label(token, element.name),
                task=None,
                claimed=False,
                holder="",
                since=since,
                due_at=timer.due_at if timer else None,
                frozen=bool(timer and timer.frozen),
                rule=element.attributes.get("rule"),
            )

    def _line(self, *, rule: str | None, **told: object) -> Standing:
        due_at, frozen, run = told["due_at"], told["frozen"], self.runs.get(str(told["token"]))
        assert due_at is None or isinstance(due_at, datetime)
        return Standing(
            **told,  # type: ignore[arg-type]
            run=run.id if run else None,
            urgency="none" if frozen else urgency(self.session, due_at),
            note=law_note(self.session, rule, self.language) if rule else None,
        )

    def _label(self, token: str, title: str) -> str:
        """The item's, where the title does not tell it already."""
        run = self.runs.get(token)
        return run.label if run and run.label not in title else ""

    def _own(self) -> frozenset[str]:
        """Open tasks that wait for the asker."""
        wanted = (
            select(TaskRow.id, TaskRow.role)
            .join(AudienceRow, AudienceRow.task == TaskRow.id)
            .where(
                TaskRow.project == self.row.id,
                AudienceRow.audience.in_(keys(self.session, self.actor)),
            )
        )
        held = self.actor.roles
        return frozenset(
            row.id for row in self.session.execute(wanted) if row.role is None or row.role in held
        )

    def _holder(self, task: TaskRow, names: Mapping[str, str]) -> str:
        """As the timeline tells who claimed it."""
        held = task.assignee or ""
        told = permissions.may_see_fact(
            self.actor,
            self.where,
            Fact.TASK_CLAIMED,
            {"person": held},
            by=held,
            events=self.events,
        )
        return names.get(held, "") if told else ""
