"""Tells a story to a flow without a house: real diagrams, forms and law, services that remember."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from engine.demo.province import MARKET
from engine.errors import Invalid, Refused, WrongState
from engine.language import feel
from engine.store import exact
from engine.trading.opening import telling
from engine.vocabulary import Data, Json
from engine.workflow.forms import Form
from engine.workflow.spiff import Definition, ElementFailed, Flow, OpenTask
from tests.processes.house import CODE, ROOT, THRESHOLD, House, moment, opening_id

EXPERTS: list[Json] = [{"id": f"expert{n}", "name": f"专家{n}"} for n in range(1, 8)]
"""Who may be drawn: the stories name them by login."""
UPLOAD = "ab" * 16
"""The number of every sealed upload: a flow does not look behind it."""
PARTIES: dict[str, dict[str, Json]] = {
    key: {"party.name": name, "party.uscc": code}
    for key, role, name, _, code in MARKET
    if role == "bidder"
}
DEPARTMENTS: list[Json] = [
    {"id": f"industry_department.{key}", "name": key, "organisation": f"江苏省{zh}"}
    for key, zh in (("transport", "交通运输厅"), ("development", "发展和改革委员会"))
]
DIRECTORY: dict[str, Json] = {"expert": EXPERTS, "industry_department": DEPARTMENTS}


@cache
def definition(process: str) -> Definition:
    folders = (ROOT / "processes" / process, ROOT / "processes" / "shared")
    files = {str(path): path.read_bytes() for at in folders for path in at.glob("*.bpmn")}
    return Definition.read(files, process)


@cache
def item(process: str) -> Mapping[str, Any]:
    return tomllib.loads((ROOT / "processes" / process / "item.toml").read_text("utf-8"))


@cache
def forms() -> Mapping[str, Form]:
    folder = ROOT / "forms"
    return {
        path.relative_to(folder).with_suffix("").as_posix(): Form.read(str(path), path.read_bytes())
        for path in sorted(folder.rglob("*.form"))
    }


class Replay:
    """One story under way; every step stores and restores the flow, as the house does."""

    def __init__(self, process: str, story: Mapping[str, Any]) -> None:
        self.definition = definition(process)
        self.item = item(process)
        self.story = story
        papers = self.item.get("intake", {}).get("papers", [])
        asked = tuple(one["id"] for one in papers)
        self.house = House(now=moment(story["clock"]), papers=asked)
        self._start(self.validated(self.item["start_form"], story["case"], {}))

    def tell(self) -> None:
        for number, step in enumerate(self.story["steps"]):
            kind = next(iter(step))
            try:
                self._step(kind, step)
            except AssertionError as error:
                raise AssertionError(f"step {number} {step}: {error}") from error

    def flow(self) -> Flow:
        return Flow.load(self.definition, self.house, *self._stored)

    def validated(self, form: str, data: Data, prefill: Data) -> dict[str, Json]:
        return forms()[form].validate(
            exact.loads(exact.dumps(dict(data))),
            prefill={**prefill, "directory": DIRECTORY},
            functions=self.house.functions,
            now=self.house.now,
            known_documents=lambda _: True,
        )

    def _start(self, case: Data) -> None:
        self.state = "running"
        given = {
            "project_code": CODE,
            "region": self.story["region"],
            "parameters": self.item["parameters"],
        }
        self._keep(Flow.start(self.definition, self.house, {**case, **given}))

    def _keep(self, flow: Flow) -> None:
        self._stored = flow.state()
        if flow.finished and self.state == "running":
            self.state = "completed"

    def _step(self, kind: str, step: Mapping[str, Any]) -> None:
        try:
            _unwrapped(_STEPS[kind], self, step)
        except Refused as refusal:
            _as_told(step, refusal)
        else:
            assert not step.get("refused"), "it was not refused"

    def _complete(self, step: Mapping[str, Any]) -> None:
        flow = self.flow()
        task = self._task(flow, step)
        assert task.form, task.element
        prefill = flow.prefill(task.id, forms()[task.form].names())
        flow.complete(task.id, self.validated(task.form, step.get("data", {}), prefill))
        self._keep(flow)

    def _task(self, flow: Flow, step: Mapping[str, Any]) -> OpenTask:
        for task in flow.tasks():
            lot = flow.visible(task.id).get("lot")
            here = step.get("lot") in (None, lot["id"] if isinstance(lot, dict) else None)
            mine = task.assignee in (None, step.get("by"))
            if task.element == step["complete"] and here and mine:
                return task
        raise AssertionError(f"not open at {self.house.now}: {_open(flow)}")

    def _send(self, step: Mapping[str, Any]) -> None:
        flow = self.flow()
        message = self.definition.messages[step["send"]]
        assert message.form, message.name
        own = {"pseudonym": f"B-{step['by']}", **self.house.own_bids(f"B-{step['by']}")}
        told = {**step["data"], "bid": UPLOAD} if "bid" in step["data"] else step["data"]
        for key, path in forms()[message.form].prefills.items():
            own[key] = PARTIES[step["by"]][path]
        data = self.validated(message.form, told, {**flow.visible(None), **own})
        sender = {"pseudonym": f"B-{step['by']}"} if step["by"].startswith("bidder") else {}
        payload: dict[str, Json] = {**data, **sender, "received_at": self.house.now.isoformat()}
        if not flow.message(message.name, CODE, payload):
            raise WrongState(message=message.name)
        self._keep(flow)

    def _seal(self, step: Mapping[str, Any]) -> None:
        """Sealing itself has tests of its own: here the bid only reads out what it holds."""
        lot, by = step["seal"], step["by"]
        assert forms()[self.item["sealing"]["read_out"]]
        fields = self.validated(self.item["sealing"]["read_out"], step["read_out"], {})
        self.house.sealed[lot, f"B-{by}"] = fields
        if "as" not in step:
            data = {"lot_id": lot, "bid": UPLOAD, **step.get("data", {})}
            self._send({**step, "send": "bid_submitted", "data": data})

    def _guarantee(self, step: Mapping[str, Any]) -> None:
        self.house.guaranteed.add((step["guarantee"], f"B-{step['by']}"))

    def _unseal(self, step: Mapping[str, Any]) -> None:
        lot = step["unseal"]
        self.house.unsealed |= {(lot, f"B-{by}") for by in step["bidders"]}
        self.house.shared[lot] = len(step["custodians"])
        whole = self.house.shared[lot] >= THRESHOLD
        if whole and all((lot, who) in self.house.unsealed for who in self.house.standing(lot)):
            self._told(telling.COMPLETE, lot, {})

    def _hall(self, step: Mapping[str, Any]) -> None:
        if step["hall"] == "close":
            now = self.house.now.isoformat()
            told: Data = {"minutes_hash": "ab" * 32, "opened_at": now, "opening_objections": []}
            self._told(telling.CLOSED, step["lot"], told)

    def _told(self, message: str, lot: str, payload: Data) -> None:
        flow = self.flow()
        assert flow.message(message, opening_id(lot), dict(payload)), message
        self._keep(flow)
        self._check_contents()

    def _check_contents(self) -> None:
        """What was read out is found whole: in the house the outbox has it looked at."""
        while self.house.read:
            flow = self.flow()
            assert flow.message(telling.SETTLED, self.house.read.pop(), {})
            self._keep(flow)
        while self.house.asked:
            flow = self.flow()
            assert flow.message("payers_told", self.house.asked.pop(), {})
            self._keep(flow)

    def _pass(self, step: Mapping[str, Any]) -> None:
        self._advance(feel.moment(step["pass"], self.house.now))

    def _until(self, step: Mapping[str, Any]) -> None:
        text = step["until"]
        if text.startswith("="):
            text = str(self.flow().visible(None)[text[1:]])
        self._advance(moment(text))

    def _advance(self, until: object) -> None:
        assert isinstance(until, datetime)
        while dues := [d for d in self._dues() if self.house.now < d <= until]:
            self.settle(min(dues))
        self.settle(until)

    def _dues(self) -> list[datetime]:
        return [t.due_at for t in self.flow().timers() if t.due_at and not t.frozen]

    def settle(self, now: datetime) -> None:
        self.house.now = max(now, self.house.now)
        flow = self.flow()
        flow.settle()
        self._keep(flow)
        self._check_contents()

    def _suspend(self, _: Mapping[str, Any]) -> None:
        flow = self.flow()
        flow.suspend()
        self._keep(flow)

    def _resume(self, _: Mapping[str, Any]) -> None:
        flow = self.flow()
        flow.resume()
        self._keep(flow)

    def _cancel(self, _: Mapping[str, Any]) -> None:
        flow = self.flow()
        flow.cancel()
        self.state = "cancelled"
        self._keep(flow)

    def _follow(self, _: Mapping[str, Any]) -> None:
        """Go on with the project that tenders again what failed."""
        again = [call.inputs for call in self.house.calls if call.type == "projects.retender"]
        assert again, "nothing is tendered again"
        root = self.flow().visible(None)
        names = forms()[self.item["start_form"]].names()
        kept = {name: root[name] for name in names if name in root}
        self.house.bids.clear()
        self.house.unsealed.clear()
        self._start({**kept, "lots": again[-1]["lots"], "failures": again[-1]["failures"]})

    def _expect(self, step: Mapping[str, Any]) -> None:
        flow, told = self.flow(), step["expect"]
        if "open" in told:
            assert _open(flow) == sorted(told["open"])
        assert self.state == told.get("state", self.state)
        case = flow.visible(None)
        assert {name: case.get(name) for name in told.get("case", {})} == told.get("case", {})
        due = {timer.element: timer.due_at for timer in flow.timers()}
        for element, told_due in told.get("timers", {}).items():
            assert due[element] == moment(told_due)


_STEPS: dict[str, Callable[[Replay, Mapping[str, Any]], None]] = {
    "keys": lambda *_: None,
    "attach": lambda *_: None,
    "guarantee": Replay._guarantee,
    "seal": Replay._seal,
    "unseal": Replay._unseal,
    "hall": Replay._hall,
    "complete": Replay._complete,
    "send": Replay._send,
    "pass": Replay._pass,
    "until": Replay._until,
    "suspend": Replay._suspend,
    "resume": Replay._resume,
    "cancel": Replay._cancel,
    "follow": Replay._follow,
    "expect": Replay._expect,
}


def _unwrapped(
    act: Callable[[Replay, Mapping[str, Any]], None], replay: Replay, step: Mapping[str, Any]
) -> None:
    """A service that refuses refuses the whole order."""
    try:
        act(replay, step)
    except ElementFailed as failure:
        raise failure.__cause__ if isinstance(failure.__cause__, Refused) else failure from None


def _as_told(step: Mapping[str, Any], refusal: Refused) -> None:
    assert step.get("refused") == type(refusal).__name__, str(refusal)
    if isinstance(refusal, Invalid):
        found = {(problem.field, problem.params.get("rule")) for problem in refusal.problems}
        assert found == {(step["field"], step["rule"])}, found


def _open(flow: Flow) -> list[str]:
    return sorted(task.element for task in flow.tasks())
