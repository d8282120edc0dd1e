"""Plays one story through the engine: every step is an order given by one of its people."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from engine.app import Engine
from engine.demo.cast import Cast
from engine.demo.filing import Filing
from engine.demo.story import Story
from engine.errors import Invalid, Refused
from engine.language import feel
from engine.vocabulary import Actor, Data, Json, Order
from engine.workflow.orders.cancel_project import CancelProject
from engine.workflow.orders.claim_task import ClaimTask
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.resume_project import ResumeProject
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.orders.start_project import StartProject
from engine.workflow.orders.suspend_project import SuspendProject
from engine.workflow.queries.inside import Inside, InsideTask, inside

Step = Mapping[str, Json]
ZONE = ZoneInfo("Asia/Shanghai")


class StoryError(AssertionError):
    """The story does not go as told."""


class Player:
    """One story under way. `moment` is when its next step happens."""

    def __init__(self, engine: Engine, story: Story) -> None:
        self.engine = engine
        self.story = story
        self.moment = story.begins
        self.project = ""
        self._cast = Cast(engine, story.region, story.participants)
        self._filing = Filing(engine)
        self._steps = list(story.steps)

    @property
    def over(self) -> bool:
        return bool(self.project) and not self._steps

    def step(self) -> None:
        """Do the next thing; waiting only moves `moment`.

        Raises:
            StoryError: a task is not open, or something went otherwise than expected.
        """
        if not self.project:
            self._start()
        else:
            step = self._steps.pop(0)
            kind = next(name for name in _KINDS if name in step)
            _KINDS[kind](self, step)

    def inside(self) -> Inside:
        """The project as it stands, with all its data: for tests and for the story's own eyes."""
        return self.engine.ask(inside, self.project)

    def _start(self) -> None:
        named = "agency" if "agency" in self.story.participants else "tenderee"
        starter = self._cast.actor(self.story.starter or named)
        keys = {
            role: (f"organisation:{self._cast.organisation(role, str(key))}",)
            for role, key in self.story.participants.items()
            if self.engine.house.roles.named_at_start(role)
        }
        order = StartProject(
            actor=starter,
            item=self.story.item,
            region=self.story.region,
            data=self.story.case,
            participants=keys,
        )
        self.project = str(self.engine.handle(order))

    def _complete(self, step: Step) -> None:
        task = self._task(step)
        actor = self._actor(step, task.role)
        data = self._filing.named(cast(Data, step.get("data", {})))
        if task.assignee is None:
            self._give(ClaimTask(actor=actor, task=task.id), {})
        self._give(CompleteTask(actor=actor, task=task.id, data=data), step)

    def _send(self, step: Step) -> None:
        by = str(step["by"])
        data = self._filing.named(cast(Data, step.get("data", {})))
        actor = self._cast.actor(
            f"bidder.{by}" if by.startswith("bidder") and "." not in by else by
        )
        name = str(step["send"])
        self._give(SendMessage(actor=actor, name=name, project=self.project, data=data), step)

    def _attach(self, step: Step) -> None:
        self._filing.attach(self._cast.actor(str(step["by"])), self.project, step)

    def _suspend(self, step: Step) -> None:
        actor = self._actor(step, "supervisor")
        reason = str(step["suspend"])
        self._give(SuspendProject(actor=actor, project=self.project, reason=reason), step)

    def _resume(self, step: Step) -> None:
        actor = self._actor(step, "supervisor")
        dates = cast(Data, step.get("dates", {}))
        reason = str(step["resume"])
        order = ResumeProject(actor=actor, project=self.project, reason=reason, dates=dates)
        self._give(order, step)

    def _cancel(self, step: Step) -> None:
        actor = self._actor(step, "tenderee")
        reason = str(step["cancel"])
        self._give(CancelProject(actor=actor, project=self.project, reason=reason), step)

    def _pass(self, step: Step) -> None:
        moved = feel.moment(str(step["pass"]), self.moment)
        if not isinstance(moved, datetime):
            raise StoryError(f"{step['pass']} is no duration")
        self.moment = moved

    def _until(self, step: Step) -> None:
        text = str(step["until"])
        if text.startswith("="):
            text = str(self.inside().case.get(text[1:].strip()))
        moment = datetime.fromisoformat(text)
        self.moment = max(self.moment, moment if moment.tzinfo else moment.replace(tzinfo=ZONE))

    def _follow(self, step: Step) -> None:
        """Go on with the project that follows this one."""
        followers = self.inside().followed_by
        if not followers:
            raise StoryError(f"nothing follows at step {dict(step)}")
        self.project = followers[-1]

    def _expect(self, step: Step) -> None:
        expected, found = cast(Step, step["expect"]), self.inside()
        told = {
            "open": sorted(task.element for task in found.tasks),
            "state": found.state,
            "timers": {timer.element: _text(timer.due_at) for timer in found.timers},
            "case": found.case,
        }
        for name, wanted in expected.items():
            _compare(name, wanted, told[name])

    def _give(self, order: Order, step: Step) -> None:
        refused = step.get("refused")
        try:
            self.engine.handle(order)
        except Refused as refusal:
            _compare("refused", refused, type(refusal).__name__, str(refusal))
            _check_problem(step, refusal)
        else:
            _compare("refused", refused, None)

    def _task(self, step: Step) -> InsideTask:
        element, lot = str(step["complete"]), step.get("lot")
        where = dict(cast(Step, step.get("where", {})))
        for task in self.inside().tasks:
            if task.element == element and _is(task.names, lot, where):
                by = str(step.get("by", ""))
                if task.role != "expert" or self._cast.actor(by).id == task.assignee:
                    return task
        opened = sorted(task.element for task in self.inside().tasks)
        raise StoryError(f"task {element} is not open at {self.moment}; open: {opened}")

    def _actor(self, step: Step, role: str | None) -> Actor:
        return self._cast.actor(str(step.get("by") or role))


def _is(names: Mapping[str, Json], lot: Json, where: Mapping[str, Json]) -> bool:
    here = names.get("lot")
    if lot is not None and not (isinstance(here, dict) and here.get("id") == lot):
        return False
    return all(names.get(name) == value for name, value in where.items())


def _compare(name: str, wanted: Json, found: object, detail: str = "") -> None:
    if isinstance(wanted, dict) and isinstance(found, Mapping):
        for key, value in wanted.items():
            _compare(f"{name}.{key}", value, found.get(key))
    elif isinstance(wanted, list) and name == "open":
        _compare_lists(name, wanted, found)
    elif wanted != found and not _same_moment(wanted, found):
        raise StoryError(f"{name}: expected {wanted!r}, found {found!r} {detail}")


def _compare_lists(name: str, wanted: list[Json], found: object) -> None:
    if sorted(map(str, wanted)) != found:
        raise StoryError(f"{name}: expected {wanted!r}, found {found!r}")


def _same_moment(wanted: object, found: object) -> bool:
    try:
        one, other = (datetime.fromisoformat(str(value)) for value in (wanted, found))
    except ValueError:
        return False
    return abs(_aware(one) - _aware(other)) < timedelta(seconds=1)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _check_problem(step: Step, refusal: Refused) -> None:
    field, rule = step.get("field"), step.get("rule")
    problems = refusal.problems if isinstance(refusal, Invalid) else ()
    if field and field not in [problem.field for problem in problems]:
        raise StoryError(f"expected a problem with {field}, found {refusal}")
    rules = [problem.params.get("rule") for problem in problems] + [refusal.where.get("rule")]
    if rule and rule not in rules:
        raise StoryError(f"expected {rule} to be named, found {refusal}")


_KINDS = {
    "complete": Player._complete,
    "send": Player._send,
    "attach": Player._attach,
    "pass": Player._pass,
    "until": Player._until,
    "suspend": Player._suspend,
    "resume": Player._resume,
    "cancel": Player._cancel,
    "follow": Player._follow,
    "expect": Player._expect,
}
