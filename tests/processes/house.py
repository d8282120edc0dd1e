"""A house without a database: answers what diagrams ask as the real services do, from memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from engine.demo.province import MARKET
from engine.errors import TooLate
from engine.law.folder import read_book, read_calendar
from engine.law.functions import feel_functions
from engine.vocabulary import Data, Json
from engine.workflow.spiff import ServiceCall, Thrown
from tests.processes.awards import Awards

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("Asia/Shanghai")
CODE = "20260302-DEMO"
CODES = {name: code for _, role, name, _, code in MARKET if role == "bidder"}
"""Credit codes of the demo's bidders."""
LEAST = 3
"""Bids that must stand for an opening to go on (招标投标法 art. 28)."""
THRESHOLD = 2
"""Custodians who must hand in their shares."""


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
    sealed: dict[tuple[str, str], Data] = field(default_factory=dict)
    unsealed: set[tuple[str, str]] = field(default_factory=set)
    shared: dict[str, int] = field(default_factory=dict)
    """Lot → how many custodians handed in their shares."""
    read: list[str] = field(default_factory=list)
    """Openings whose contents were read out and still wait for their check."""
    asked: list[str] = field(default_factory=list)
    """Openings for which the bank was asked who paid and has not answered."""
    guaranteed: set[tuple[str, str]] = field(default_factory=set)
    awards: Awards = field(default_factory=Awards)
    papers: tuple[str, ...] = ()
    """What the item asks for at intake."""

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
        self.bids.pop((str(inputs["lot"]), str(inputs["pseudonym"])), None)
        self.bids[str(inputs["lot"]), str(inputs["pseudonym"])] = str(inputs["bid"])
        return {"receipt": {"received_at": self.now.isoformat()}}

    def withdraw(self, inputs: Data) -> Data:
        del self.bids[str(inputs["lot"]), str(inputs["pseudonym"])]
        return {"receipt": {"withdrawn_at": self.now.isoformat()}}

    def publish(self, inputs: Data) -> Data:
        assert inputs["title"], inputs
        assert isinstance(inputs["content"], dict), inputs
        return {"notice": {"id": str(len(self.calls)), "published_at": self.now.isoformat()}}

    def missing_papers(self, inputs: Data) -> Data:
        """Every paper is needed; one without a file is missing."""
        needed: list[Json] = [
            {"id": name, "name": name, "name_en": name, "basis": "", "basis_en": ""}
            for name in self.papers
        ]
        missing = [one for one in needed if not _has_files(inputs.get("papers"), one)]
        return {
            "papers_needed": needed,
            "papers_missing": missing,
            "papers_complete": not missing,
            "intake_due_at": self.now.isoformat(),
        }

    def accept(self, inputs: Data) -> Data:
        assert self.missing_papers(inputs)["papers_complete"], inputs["papers"]
        code = f"{inputs['category']}-{CODE}"
        return {"unified_code": code, "accepted_at": self.now.isoformat()}

    def change_notice(self, inputs: Data) -> Data:
        assert isinstance(inputs["notice"], dict), inputs
        assert inputs["reason"], inputs
        return {"notice": {"id": str(len(self.calls)), "published_at": self.now.isoformat()}}

    def count(self, inputs: Data) -> Data:
        standing = self.standing(str(inputs["lot"]))
        received = [{"number": n, "pseudonym": who} for n, who in enumerate(standing, 1)]
        return {"bidder_count": len(received), "received": received}

    def begin_opening(self, inputs: Data) -> Data:
        until = self.now + timedelta(minutes=int(str(inputs["minutes"])))
        return {"opening_id": opening_id(str(inputs["lot"])), "window_until": until.isoformat()}

    def read_out(self, inputs: Data) -> Data:
        self.read.append(opening_id(str(inputs["lot"])))
        return {"read_out_count": len(self.standing(str(inputs["lot"])))}

    def opening_result(self, inputs: Data) -> Data:
        lot = str(inputs["lot"])
        rows = [self._row(number, lot, who) for number, who in enumerate(self.standing(lot), 1)]
        by_outcome: dict[str, list[Json]] = {"opened": [], "revoked": [], "withdrawn": []}
        for row in rows:
            by_outcome[str(row["outcome"])].append(row["pseudonym"])
        standing = len(rows) - len(by_outcome["withdrawn"])
        return {
            "bids": list[Json](rows),
            "opened_count": len(by_outcome["opened"]),
            "revoked": by_outcome["revoked"],
            "withdrawn": by_outcome["withdrawn"],
            "go_on": self._goes_on(str(inputs["regime"]), standing, len(by_outcome["opened"])),
            "rule": "ZTB-13",
        }

    @staticmethod
    def _goes_on(regime: str, standing: int, opened: int) -> bool:
        """As the table of opening outcomes says: procurement asks for three that open."""
        return opened >= LEAST if regime == "govproc" else standing >= LEAST and opened > 0

    def ask_payers(self, inputs: Data) -> Data:
        assert inputs["then"] == "payers_told"
        self.asked.append(str(inputs["correlation"]))
        return {"payers_asked": {"key": "k"}}

    def reveal(self, inputs: Data) -> Data:
        held: dict[str, Json] = {
            who: {"state": "valid"} for lot, who in self.guaranteed if lot == inputs["lot"]
        }
        return {"deposits": held, "deposit_signals": []}

    def standing(self, lot: str) -> list[str]:
        return [who for of, who in self.bids if of == lot]

    def _row(self, number: int, lot: str, who: str) -> dict[str, Json]:
        whole = self.shared.get(lot, 0) >= THRESHOLD
        opened = whole and (lot, who) in self.unsealed
        name = f"示范第{'零一二三四五'[int(who[-1])]}建筑公司"
        return {
            **(self.sealed[lot, who] if opened else {}),
            "number": number,
            "pseudonym": who,
            "bidder_name": name if opened else None,
            "bidder_uscc": CODES[name] if opened else None,
            "signed_in": "no",
            "decrypted": "yes" if opened else "no",
            "outcome": "opened" if opened else "revoked" if whole else "withdrawn",
            "reason": None if opened else "no_key",
        }

    def list_item(self, inputs: Data) -> Data:
        """A change follows the revision that was there."""
        proposal = inputs["proposal"]
        changes = isinstance(proposal, dict) and proposal.get("action") == "change"
        return {"item_revision": 2 if changes else 1}

    def own_bids(self, pseudonym: str) -> Data:
        return {"own_bids": [lot for lot, who in self.bids if who == pseudonym]}


_SERVICES: dict[str, Callable[[House, Data], Data]] = {
    "intake.assign_code": lambda _, inputs: {"unified_code": f"{inputs['category']}-{CODE}"},
    "intake.missing": House.missing_papers,
    "intake.return": lambda _, inputs: {"returned": {"round": 1, "gaps": inputs["faults"]}},
    "intake.accept": House.accept,
    "notices.publish": House.publish,
    "notices.correct": House.change_notice,
    "notices.withdraw": House.change_notice,
    "witness.certify": lambda _, inputs: {"certificate": {"occasion": inputs["occasion"]}},
    "bids.receive": House.receive,
    "bids.withdraw": House.withdraw,
    "bids.count": House.count,
    "deposits.open": lambda *_: {"deposit_terms": {}},
    "deposits.ask_payers": House.ask_payers,
    "deposits.reveal": House.reveal,
    "deposits.forfeit": lambda _, inputs: {"forfeited": list(inputs["who"])},
    "deposits.refund": lambda *_: {"refunds": [], "refunds_due_at": None},
    "keys.ready": lambda *_: {"keys_ready": True, "custodians": [], "sealing_script": "ab" * 32},
    "opening.begin": House.begin_opening,
    "opening.read_out": House.read_out,
    "opening.result": House.opening_result,
    "opening.minutes": lambda *_: {"minutes_document": {"number": "1"}},
    "awards.candidates": lambda house, inputs: house.awards.candidates(inputs),
    "awards.decide": lambda house, inputs: house.awards.decide(inputs),
    "awards.letter": lambda house, inputs: house.awards.letter(inputs),
    "awards.results": lambda house, inputs: house.awards.results(inputs),
    "awards.lapse": lambda house, inputs: house.awards.lapse(inputs),
    "awards.revoke": lambda house, inputs: house.awards.revoke(inputs),
    "awards.contract": lambda house, inputs: house.awards.contract(inputs),
    "archive.collect": lambda *_: {"archive_files": [], "archive_complete": True},
    "archive.seal": lambda *_: {"archive": {"hash": "ab" * 32}},
    "projects.retender": lambda _, inputs: {"retender": {"lots": inputs["lots"]}},
    "parties.pseudonyms": lambda _, inputs: {
        "pseudonyms": sorted(map(_pseudonym, inputs["usccs"]))
    },
    "catalogue.examine": lambda *_: {},
    "catalogue.list_item": House.list_item,
    "catalogue.come_into_force": lambda *_: {},
}


def _has_files(papers: Json, needed: Json) -> bool:
    rows = papers if isinstance(papers, list) else []
    named = needed["id"] if isinstance(needed, dict) else None
    return any(
        isinstance(row, dict) and row.get("paper") == named and bool(row.get("files"))
        for row in rows
    )


def _pseudonym(code: str) -> str:
    """The sixth digit of the demo's credit codes tells their bidders apart."""
    return f"B-bidder{int(code[5]) - 2}"


def opening_id(lot: str) -> str:
    return f"opening-{lot}"


def moment(text: str) -> datetime:
    """A moment of a story or a case file; one without a zone is meant in Shanghai."""
    told = datetime.fromisoformat(text)
    return (told if told.tzinfo else told.replace(tzinfo=ZONE)).astimezone(UTC)
