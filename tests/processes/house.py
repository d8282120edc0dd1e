"""A house without a database: answers what diagrams ask as the real services do, from memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from engine.errors import TooLate
from engine.law.folder import read_book, read_calendar
from engine.law.functions import feel_functions
from engine.vocabulary import Data, Json
from engine.workflow.spiff import ServiceCall, Thrown

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("Asia/Shanghai")
CODE = "20260302-DEMO"


@cache
def law() -> Mapping[str, Callable[..., object]]:
    folder = ROOT / "processes" / "law"
    return feel_functions(read_book(folder), read_calendar(folder))


@dataclass
class House:
    """Answers the services of the diagrams as the real ones do, from memory."""

    now: datetime
    functions: Mapping[str, Callable[..., object]] = field(default_factory=law)
    bids: dict[tuple[str, str], str] = field(default_factory=dict)
    calls: list[ServiceCall] = field(default_factory=list)

    def serve(self, call: ServiceCall) -> Data:
        self.calls.append(call)
        return _SERVICES[call.type](self, call.inputs)

    def decide(self, decision_id: str, names: Mapping[str, object]) -> Json:
        raise AssertionError(f"no decision {decision_id}")

    def send(self, thrown: Thrown) -> None:
        raise AssertionError(f"nobody sends {thrown.name}")

    def receive(self, inputs: Data) -> Data:
        if self.now >= moment(str(inputs["deadline"])):
            raise TooLate(rule="ZTB-14")
        self.bids[str(inputs["lot"]), str(inputs["pseudonym"])] = str(inputs["hash"])
        return {"receipt": {"received_at": self.now.isoformat()}}

    def withdraw(self, inputs: Data) -> Data:
        del self.bids[str(inputs["lot"]), str(inputs["pseudonym"])]
        return {"receipt": {"withdrawn_at": self.now.isoformat()}}

    def publish(self, inputs: Data) -> Data:
        assert inputs["title"], inputs
        assert isinstance(inputs["content"], dict), inputs
        return {"notice": {"id": str(len(self.calls)), "published_at": self.now.isoformat()}}

    def count(self, inputs: Data) -> Data:
        standing = [who for lot, who in self.bids if lot == inputs["lot"]]
        received = [{"number": n, "pseudonym": who} for n, who in enumerate(standing, 1)]
        return {"bidder_count": len(received), "received": received}

    def own_bids(self, pseudonym: str) -> Data:
        return {"own_bids": [lot for lot, who in self.bids if who == pseudonym]}


_SERVICES: dict[str, Callable[[House, Data], Data]] = {
    "intake.assign_code": lambda _, inputs: {"unified_code": f"{inputs['category']}-{CODE}"},
    "notices.publish": House.publish,
    "bids.receive": House.receive,
    "bids.withdraw": House.withdraw,
    "bids.count": House.count,
    "projects.retender": lambda _, inputs: {"retender": {"lots": inputs["lots"]}},
    "catalogue.examine": lambda *_: {},
    "catalogue.list_item": lambda *_: {"item_revision": 1},
    "catalogue.come_into_force": lambda *_: {},
    "archive.manifest": lambda *_: {"manifest": {"hash": sha256(b"").hexdigest()}},
}


def moment(text: str) -> datetime:
    """A moment of a story or a case file; one without a zone is meant in Shanghai."""
    told = datetime.fromisoformat(text)
    return (told if told.tzinfo else told.replace(tzinfo=ZONE)).astimezone(UTC)
