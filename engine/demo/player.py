"""Plays one story through the engine: every step is an order given by one of its people."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from engine.app import Engine
from engine.demo.cast import Cast
from engine.demo.comparing import ZONE, check_problem, compare, text_of
from engine.demo.filing import Filing
from engine.demo.guarantees import Guarantees
from engine.demo.hall import hall_order
from engine.demo.sealing import Sealing
from engine.demo.story import Story
from engine.demo.story_error import StoryError
from engine.errors import Refused
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


class Player:
    """One story under way. `moment` is when its next step happens."""

    def __init__(self, engine: Engine, story: Story) -> None:
        self.engine = engine
        self.story = story
        self.moment = story.begins
        self.project = ""
        self._cast = Cast(engine, story.region, story.participants)
        self._filing = Filing(engine)
        self._sealing = Sealing(engine)
        self._guarantees = Guarantees(engine)
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
        data = self._filing.named(cast(Data, step.get("data", {})))
        actor = self._bidder(step["by"])
        name = str(step["send"])
        self._give(SendMessage(actor=actor, name=name, project=self.project, data=data), step)

    def _keys(self, step: Step) -> None:
        """Custodians of the opening key make theirs, each in the role that is named."""
        for role in _texts(step["keys"]):
            self._sealing.make_key(self._cast.actor(role), self.project, role)

    def _seal(self, step: Step) -> None:
        """A bidder seals a bid for a lot and sends it; `as` keeps it for a later step to send."""
        lot, actor = str(step["seal"]), self._bidder(step["by"])
        bid = self._sealing.seal(actor, self.project, lot, step["read_out"])
        if "as" in step:
            self._filing.remember(str(step["as"]), bid)
            return
        data: Data = {"lot_id": lot, "bid": bid, **cast(Data, step.get("data", {}))}
        name = str(step.get("send", "bid_submitted"))
        self._give(SendMessage(actor=actor, name=name, project=self.project, data=data), step)

    def _guarantee(self, step: Step) -> None:
        """A bidder brings a guarantee as the deposit of a lot."""
        actor = self._bidder(step["by"])
        lot = str(step["guarantee"])
        self._give(self._guarantees.order(actor, self.project, lot), step)

    def _unseal(self, step: Step) -> None:
        """Custodians and bidders hand in their secrets for a lot."""
        lot = str(step["unseal"])
        for role in _texts(step.get("custodians", [])):
            actor = self._cast.actor(role)
            self._give(self._sealing.shares(actor, self.project, lot, role), step)
        for by in _texts(step.get("bidders", [])):
            self._give(self._sealing.own_key(self._bidder(by), self.project, lot), step)

    def _hall(self, step: Step) -> None:
        """Somebody acts in the opening hall of a lot."""
        actor = self._actor(step, None)
        self._give(hall_order(self.engine, actor, self.project, step), step)

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
            raise StoryError("no_duration", text=step["pass"])
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
            raise StoryError("nothing_follows", step=dict(step))
        self.project = followers[-1]

    def _expect(self, step: Step) -> None:
        expected, found = cast(Step, step["expect"]), self.inside()
        told = {
            "open": sorted(task.element for task in found.tasks),
            "state": found.state,
            "timers": {timer.element: text_of(timer.due_at) for timer in found.timers},
            "case": found.case,
        }
        for name, wanted in expected.items():
            compare(name, wanted, told[name])

    def _give(self, order: Order, step: Step) -> None:
        refused = step.get("refused")
        try:
            self.engine.handle(order)
        except Refused as refusal:
            compare("refused", refused, type(refusal).__name__, str(refusal))
            check_problem(step, refusal)
        else:
            compare("refused", refused, None)

    def _task(self, step: Step) -> InsideTask:
        element, lot = str(step["complete"]), step.get("lot")
        where = dict(cast(Step, step.get("where", {})))
        for task in self.inside().tasks:
            if task.element == element and _is(task.names, lot, where):
                by = str(step.get("by", ""))
                if task.role != "expert" or self._cast.actor(by).id == task.assignee:
                    return task
        opened = sorted(task.element for task in self.inside().tasks)
        raise StoryError("not_open", element=element, at=self.moment, open=opened)

    def _bidder(self, by: Json) -> Actor:
        """A bidder is named by its organisation, others as everywhere."""
        named = str(by)
        short = named.startswith("bidder") and "." not in named
        return self._cast.actor(f"bidder.{named}" if short else named)

    def _actor(self, step: Step, role: str | None) -> Actor:
        return self._bidder(step.get("by") or role)


def _texts(told: Json) -> list[str]:
    return [str(one) for one in told] if isinstance(told, list) else [str(told)]


def _is(names: Mapping[str, Json], lot: Json, where: Mapping[str, Json]) -> bool:
    here = names.get("lot")
    if lot is not None and not (isinstance(here, dict) and here.get("id") == lot):
        return False
    return all(names.get(name) == value for name, value in where.items())


_KINDS = {
    "keys": Player._keys,
    "seal": Player._seal,
    "guarantee": Player._guarantee,
    "unseal": Player._unseal,
    "hall": Player._hall,
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
