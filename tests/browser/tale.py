"""The story that the tests of processes replay, told in the browser: one lot, three bidders."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from lxml import etree

from engine.demo import story
from engine.demo.province import CITY_OF
from tests.browser.acting import People, Person
from tests.browser.beside import Beside
from tests.browser.key_files import KeyFiles

ROOT = Path(__file__).parent.parent.parent
PROCESSES = ROOT / "processes"
HAPPY = PROCESSES / "works_open_tender" / "stories" / "happy_two_lots.json"
ZONE = ZoneInfo("Asia/Shanghai")
BIDDERS = ("bidder1", "bidder2", "bidder3")
LEFT_OUT = "bidder4"
FEWER = {"lots": 1, "bids": 3, "sheet": 3}
SMALLER = {"section_count": 1, "expected_contract_value": "98600000.00", "valid_bids": 3}
WORTH_MOVING = timedelta(hours=12)
Step = Mapping[str, Any]


class Tale:
    """Plays the steps one after the other; `before` sees the page of a task before typing."""

    def __init__(self, people: People) -> None:
        self.key_files: KeyFiles | None = None
        told = story.read(HAPPY.read_bytes())
        self.people = people
        self.bidders = BIDDERS
        self.case = {**told.case, "lots": [told.case["lots"][0]]}  # type: ignore[index, call-overload]
        self.actors: set[str] = set()
        self._told = told
        self._next = told.begins
        self._clock = told.begins
        self._steps = list(one_lot(told.steps))
        self._lots = {lot["id"]: lot["name"] for lot in self.case["lots"]}
        self._names = names()

    def has_key_files(self, beside: Beside, project: str) -> None:
        """From the start of the project on its people have key files."""
        self.key_files = KeyFiles(beside, project, self._login)

    def plays_until(self, element: str, before: Callable[[Person], None] | None = None) -> None:
        """Up to and with the next completion of `element`; `before` is for it alone."""
        while self._steps:
            step = self._steps.pop(0)
            if step.get("complete") == element:
                self._complete(step, before)
                return
            self._play(step)
        raise AssertionError(f"the story has no more {element}")

    def name(self, element: str, lot: str | None = None) -> str:
        """As people read it: a task inside a lot with the lot behind it."""
        name = self._names[element]
        return f"{name} · {self._lots[lot]}" if lot else name

    def person(self, by: str) -> Person:
        """Who plays a role in this story, or an organisation's own person."""
        login = self._login(by)
        self.actors.add(login)
        return self.people[login]

    def waits(self, until: datetime, who: str = "agency") -> None:
        """Somebody moves the demo's clock, never backwards."""
        person = self.person(who)
        if until > person.clock():
            person.moves_clock(until.astimezone(ZONE))
        self._clock = until

    def _catches_up(self) -> None:
        """The story's own time, when it is far ahead: within a day nothing hangs on it."""
        if self._next - self._clock >= WORTH_MOVING:
            self.waits(self._next)

    def _play(self, step: Step) -> None:
        if "until" in step and not step["until"].startswith("="):
            self._next = datetime.fromisoformat(step["until"])
        elif "complete" in step:
            self._complete(step)
        elif "send" in step:
            self._catches_up()
            self.person(step["by"]).sends(self.name(step["send"]), step["data"])
        else:
            self._opens_key_file(step)

    def _opens_key_file(self, step: Step) -> None:
        for kind in ("keys", "guarantee", "seal", "unseal", "hall"):
            if kind in step:
                assert self.key_files, "nobody has key files"
                self._catches_up()
                getattr(self.key_files, kind)(step)

    def _complete(self, step: Step, before: Callable[[Person], None] | None = None) -> None:
        self._catches_up()
        person, task = self.person(step["by"]), self.name(step["complete"], step.get("lot"))
        person.opens(task)
        if before:
            before(person)
        person.finishes(task, step["data"])

    def _login(self, by: str) -> str:
        if by.startswith("expert"):
            return by
        if by.startswith("bidder"):
            return f"bidder.{by}"
        return f"{by}.{self._told.participants.get(by) or CITY_OF[self._told.region]}"


def one_lot(steps: tuple[Step, ...]) -> Iterator[Step]:
    """Those of the first lot and its first three bidders."""
    for step in steps:
        mine = "send" not in step or (step["by"] in BIDDERS and step["data"]["lot_id"] == "1")
        if mine and _lot_of(step) == "1" and _is_here(step):
            yield {**step, "data": smaller(step.get("data", {})), **_fewer(step)}


def _lot_of(step: Step) -> str:
    kinds = ("lot", "guarantee", "seal", "unseal")
    return str(next((step[kind] for kind in kinds if kind in step), "1"))


def _is_here(step: Step) -> bool:
    return not step.keys() & {"guarantee", "seal"} or step["by"] in BIDDERS


def _fewer(step: Step) -> dict[str, Any]:
    told = [by for by in step.get("bidders", ()) if by in BIDDERS]
    return {"bidders": told} if told else {}


def smaller(data: Mapping[str, Any]) -> dict[str, Any]:
    changed = {name: value for name, value in SMALLER.items() if name in data}
    cut = {name: data[name][:most] for name, most in FEWER.items() if name in data}
    return {**data, **changed, **cut}


def names() -> dict[str, str]:
    """Tasks and messages of every diagram: id → the name on the pages."""
    found: dict[str, str] = {}
    for path in [*PROCESSES.glob("works_open_tender/*.bpmn"), *PROCESSES.glob("shared/*.bpmn")]:
        for element in etree.parse(path).iter("{*}userTask", "{*}message"):
            title = next((v for k, v in element.attrib.items() if k.endswith("}title")), None)
            key = "name" if element.tag.endswith("message") else "id"
            found[element.get(key, "")] = str(title or element.get("name"))
    return found
