"""A small trade that takes sealed bids for two lots, and bidders who seal offline and upload."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from engine.sealing import container, custodian_keys, manifest, seal_bid
from engine.sealing.custodian_keys import CustodianKeys
from engine.store.chunks import Kept
from engine.trading.bids import incoming
from engine.trading.bids.orders.begin_bid import BeginBid
from engine.trading.bids.orders.put_bid_chunk import PutBidChunk
from engine.trading.bids.orders.seal_manifest import SealManifest
from engine.trading.bids.queries.bid_upload import chunk_slot
from engine.trading.keys.tables import CustodianKeyRow
from engine.vocabulary import Actor
from engine.workflow.orders.send_message import SendMessage
from tests.workflow.houses import House
from tests.workflow.small import FORMS, amount, drawn, form, said_by, task, text
from tests.workflow.spiff.short import end, line, node, on, path, script, service, sub

CUSTODIANS = ("tenderee", "centre_witness", "supervisor")
CANARY = "价格壹佰贰拾叁万"
READ_OUT: dict[str, Any] = {"price": "1234567.89", "period": CANARY}
HONEST: dict[str, Any] = {
    "type": "checkbox",
    "key": "honest",
    "label": "承诺投标文件真实、不串通投标",
    "validate": {"required": True},
    "properties": {"en": "I declare the bid true and free of collusion", "class": "personal"},
}
ASKED = {
    "forms/tiny/bid.form": form("tiny/bid", text("lot_id"), text("bid", "personal"), HONEST),
    "forms/tiny/withdrawal.form": form("tiny/withdrawal", text("lot_id")),
    "forms/tiny/read_out.form": form(
        "tiny/read_out",
        {**amount("price", validate={"required": True}), "label": "投标报价（元）"},
        {**text("period", validate={"required": True}), "label": "工期"},
    ),
}
LOTS = '=[{id: "1", name: "土建"}, {id: "2", name: "安装"}]'
ITEM: dict[str, Any] = {
    "messages": ["bid_submitted", "bid_withdrawn"],
    "sender": ["bids.standing"],
    "sealing": {"custodians": list(CUSTODIANS), "read_out": "tiny/read_out"},
    "events": {"opening": "=deadline != null and date and time(deadline) <= now()"},
    "offered": {
        "bid_submitted": "=date and time(deadline) > now()",
        "bid_withdrawn": "=date and time(deadline) > now() and count(own_bids) > 0",
    },
    "closes": {
        "bid_submitted": {"at": "=deadline", "rule": "ZTB-14"},
        "bid_withdrawn": {"at": "=deadline", "rule": "ZTB-68"},
    },
}


def diagram() -> bytes:
    """Bids come and go beside the work, each within its own scope: nothing of them stays."""
    body = (
        line("m", task("open"), script("list_lots", "lots", LOTS), task("work"))
        + _beside("came", "bid_submitted", "receive", "bids.receive", bid="bid")
        + _beside("went", "bid_withdrawn", "give_back", "bids.withdraw")
    )
    told = said_by("bid_submitted", "bidder", "tiny/bid")
    told += said_by("bid_withdrawn", "bidder", "tiny/withdrawal")
    return drawn(body, told, "bidding", agency="open list_lots work in_came in_went")


def _beside(start: str, message: str, element: str, type_: str, **more: str) -> str:
    """An event sub-process: what the message brings is put into `sent`, which is its own."""
    kept = {"lot": "lot_id", "pseudonym": "pseudonym", **more}
    sent = ", ".join(f"{name}: {source}" for name, source in kept.items())
    begin = node(
        "startEvent",
        start,
        on("message", message),
        'isInterrupting="false"',
        outputs={"sent": f"={{{sent}}}"},
    )
    called = {name: f"=sent.{name}" for name in kept} | {"deadline": "=deadline"}
    served = service(element, type_, inputs=called, outputs={"receipt": "=receipt"})
    body = begin + served + end(f"{element}_end") + path(start, element, f"{element}_end")
    own = {"sent": "=null", "receipt": "=null"}
    return sub(f"in_{start}", body, 'triggeredByEvent="true"', inputs=own)


@dataclass(frozen=True, kw_only=True)
class Bidding:
    """A project that takes bids for a day, and the keys of its custodians."""

    house: House
    project: str
    keys: dict[str, CustodianKeys]
    suite: str

    def begin(self, by: Actor, lot: str = "1") -> str:
        return str(self.house.give(BeginBid(actor=by, project=self.project, lot=lot)))

    def put(self, by: Actor, bid: str, index: int, content: bytes) -> Kept:
        """As the page does it: ask, stream, order."""
        slot = self.house.ask(chunk_slot, by, bid, index)
        kept = incoming.take(self.house.settings, slot, io.BytesIO(content))
        order = PutBidChunk(actor=by, bid=bid, index=index, hash=kept.hash, size=kept.size)
        self.house.give(order)
        return kept

    def sealed(
        self, bid: str, lot: str = "1", content: bytes = b"x", **more: Any
    ) -> tuple[bytes, list[bytes]]:
        """Manifest and chunks, made offline."""
        chunks: list[bytes] = []
        told = {"suite": self.suite, "project": self.project, "lot": lot, "bid": bid, **more}
        made = seal_bid.seal(
            seal_bid.BidToSeal(
                script="sunroad-cli 0.1.0",
                custodians=self.custodians(),
                read_out=READ_OUT,
                **told,
            ),
            seal_bid.new_secrets(),
            pieces(content),
            lambda _, chunk: chunks.append(chunk),
        )
        return manifest.written(made), chunks

    def custodians(self) -> list[seal_bid.SealFor]:
        return [seal_bid.SealFor(id=role, public_keys=self.keys[role].public) for role in self.keys]

    def uploaded(self, by: Actor, lot: str = "1", content: bytes = b"x") -> str:
        """A bid that only waits to be sent."""
        bid = self.begin(by, lot)
        sealed, chunks = self.sealed(bid, lot, content)
        for index, chunk in enumerate(chunks):
            self.put(by, bid, index, chunk)
        self.house.give(SealManifest(actor=by, bid=bid, manifest=sealed))
        return bid

    def send(self, by: Actor, bid: str, lot: str = "1") -> None:
        data = {"lot_id": lot, "bid": bid, "honest": True}
        order = SendMessage(actor=by, name="bid_submitted", project=self.project, data=data)
        self.house.give(order)

    def withdraw(self, by: Actor, lot: str = "1") -> None:
        order = SendMessage(
            actor=by, name="bid_withdrawn", project=self.project, data={"lot_id": lot}
        )
        self.house.give(order)


def pieces(content: bytes) -> Iterable[bytes]:
    """A container of one file."""
    named = [container.FileEntry(name="投标书.pdf", size=len(content), type="application/pdf")]
    yield container.header(named)
    yield content


def bidding(house: House, suite: str = "intl", hours: float = 24) -> Bidding:
    """Under way, keys registered and rehearsed."""
    house.publish(diagram(), process="bidding", forms={**FORMS, **ASKED}, **ITEM)
    project = house.start(item="BIDDING")
    closes = (house.now + timedelta(hours=hours)).isoformat()
    house.complete(project, "open", {"deadline": closes})
    keys = {role: custodian_keys.make(suite) for role in CUSTODIANS}
    with house.sessions.begin() as session:
        for role, made in keys.items():
            session.add(_key(house, project, role, suite, made))
    return Bidding(house=house, project=project, keys=keys, suite=suite)


def _key(house: House, project: str, role: str, suite: str, made: CustodianKeys) -> CustodianKeyRow:
    who = house.agency
    return CustodianKeyRow(
        id=uuid4().hex,
        project=project,
        role=role,
        person=who.id,
        organisation=str(who.organisation),
        suite=suite,
        public_keys=dict(made.public),
        fingerprint=custodian_keys.fingerprint(suite, made.public),
        state="current",
        registered_at=house.now,
        rehearsed_at=house.now,
        fixed_at=house.now,
    )
