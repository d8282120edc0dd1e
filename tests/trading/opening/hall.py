"""A small trade from the custodians' keys to signed minutes, and everybody who takes part in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from engine.sealing import boxes, container, custodian_keys, manifest, rehearsal, seal_bid
from engine.sealing.custodian_keys import CustodianKeys
from engine.sealing.encoding import base64_of
from engine.trading.bids.orders.seal_manifest import SealManifest
from engine.trading.bids.queries.sealed_bids import sealed_bids
from engine.trading.keys.orders.begin_rehearsal import BeginRehearsal
from engine.trading.keys.orders.finish_rehearsal import FinishRehearsal
from engine.trading.keys.orders.register_key import RegisterCustodianKey
from engine.trading.opening.orders.hand_in_bidder_key import HandInBidderKey
from engine.trading.opening.orders.hand_in_shares import HandInShares
from engine.trading.opening.tables import OpenedBidRow
from engine.vocabulary import Actor
from tests.trading.bids.bidding import ASKED, CUSTODIANS, ITEM, LOTS, Bidding
from tests.workflow.houses import House
from tests.workflow.small import FORMS, drawn, said_by, task
from tests.workflow.spiff.short import (
    boundary,
    catch,
    end,
    gateway,
    line,
    message,
    on,
    path,
    script,
    service,
    sub,
    timer,
)

PEOPLE = {
    "tenderee": "tenderee.tenderee1",
    "centre_witness": "centre_witness.nanjing",
    "supervisor": "supervisor.nanjing",
}
HOST, RECORDER = "agency.agency1", "centre_opening.nanjing"
RESULT = ("bids", "opened_count", "revoked", "withdrawn", "go_on", "rule")


def diagram(regime: str = "engineering") -> bytes:
    """Keys, bids, then an opening for each lot beside the others."""
    body = (
        line(
            "m",
            task("open"),
            script("list_lots", "lots", LOTS),
            task("keys"),
            service("ready", "keys.ready"),
            task("work"),
            sub("openings", _lot(regime), loop=("=lots", "lot", "results", "=outcome")),
        )
        + boundary("came", "work", on("message", "bid_submitted"), stop=False)
        + service("receive", "bids.receive", inputs=_BID)
        + path("came", "receive")
    )
    told = said_by("bid_submitted", "bidder", "tiny/bid") + "".join(
        message(f"opening_{name}", "=opening_id")
        for name in ("secrets_complete", "settled", "closed")
    )
    ids = "open keys ready work came receive openings"
    return drawn(body, extra=told, agency=ids, tenderee="list_lots")


_BID = {"lot": "=lot_id", "pseudonym": "=pseudonym", "deadline": "=deadline", "bid": "=bid"}
_BEGIN = {"lot_name": "=lot.name", "lot": "=lot.id", "deadline": "=deadline", "minutes": "=30"}
"""The lot's name before its id: mappings see the earlier ones."""


def _lot(regime: str) -> str:
    answer = "{" + ", ".join(f"{name}: {name}" for name in RESULT) + "}"
    return (
        '<startEvent id="l"/>'
        + service("begin", "opening.begin", inputs=_BEGIN)
        + gateway("eventBased", "wait")
        + catch("over", timer("=window_until"))
        + catch("complete", on("message", "opening_secrets_complete"))
        + service("read", "opening.read_out", inputs={"lot": "=lot.id"})
        + catch("settled", on("message", "opening_settled"))
        + service("result", "opening.result", inputs={"lot": "=lot.id", "regime": f'="{regime}"'})
        + catch("closed", on("message", "opening_closed"))
        + service("issue", "opening.minutes", inputs={"lot": "=lot.id"})
        + script("answer", "outcome", f"={answer}")
        + end("le")
        + path(
            "l",
            "begin",
            "wait",
            "over",
            "read",
            "settled",
            "result",
            "closed",
            "issue",
            "answer",
            "le",
        )
        + path("wait", "complete", "read")
    )


@dataclass(frozen=True, kw_only=True)
class Bid:
    """What a bidder has of a bid that was received."""

    id: str
    by: Actor
    lot: str
    secret: seal_bid.Secrets


@dataclass(frozen=True, kw_only=True)
class Hall(Bidding):
    """The custodians' files are here, as they are at nobody's place in the world outside."""

    bids: list[Bid] = field(default_factory=list)

    def custodian(self, role: str) -> Actor:
        return self.house.actor(PEOPLE[role])

    def bidder(self, number: int) -> Actor:
        return self.house.actor(f"bidder.bidder{number}")

    def bid(self, number: int, lot: str = "1", price: str = "100.00", **more: Any) -> Bid:
        """Sealed, uploaded and received."""
        by = self.bidder(number)
        known = self.begin(by, lot)
        secret = seal_bid.new_secrets()
        sealed, chunks = self._seal(known, lot, by, secret, price, **more)
        for index, chunk in enumerate(chunks):
            self.put(by, known, index, chunk)
        self.house.give(SealManifest(actor=by, bid=known, manifest=sealed))
        self.send(by, known, lot)
        made = Bid(id=known, by=by, lot=lot, secret=secret)
        self.bids.append(made)
        return made

    def _seal(
        self,
        bid: str,
        lot: str,
        by: Actor,
        secret: seal_bid.Secrets,
        price: str,
        *,
        read_out: Mapping[str, Any] | None = None,
        content: Iterable[bytes] | None = None,
        tamper: Any = None,
    ) -> tuple[bytes, list[bytes]]:
        told = {"organisation": by.organisation, "name": by.name}
        told |= {"fields": {"price": price, "period": "90 天"}}
        chunks: list[bytes] = []
        made = seal_bid.seal(
            seal_bid.BidToSeal(
                suite=self.suite,
                project=self.project,
                lot=lot,
                bid=bid,
                script="sunroad-cli 0.1.0",
                custodians=self.custodians(),
                read_out={**told, **(read_out or {})},
            ),
            secret,
            content or files(("投标书.pdf", b"%PDF " + bid.encode()), ("报价.xlsx", b"PK")),
            lambda _, chunk: chunks.append(chunk),
        )
        made = tamper(made, chunks) if tamper else made
        return manifest.written(made), chunks

    def begins(self) -> None:
        """The deadline comes; the agency's work ends, and the openings begin."""
        self.house.passes(hours=24)
        self.house.complete(self.project, "work")

    def shares(self, role: str, lot: str = "1") -> dict[str, str]:
        """What a custodian's browser opens."""
        found = {}
        for bid in self.house.ask(sealed_bids, self.project, lot):
            known = manifest.read(bid.manifest)
            part = known.custodian(role)
            share = boxes.open_share(
                known.method,
                part.scheme,
                self.keys[role].pair(part.scheme),
                known.context,
                role,
                part.sealed_share,
            )
            found[bid.bid] = base64_of(share)
        return found

    def hands_in(self, role: str, lot: str = "1", by: Actor | None = None, **more: Any) -> int:
        given = more if "shares" in more else {"shares": self.shares(role, lot), **more}
        order = HandInShares(
            actor=by or self.custodian(role), project=self.project, lot=lot, role=role, **given
        )
        return int(self.house.give(order))

    def decrypts(self, bid: Bid, secret: bytes | None = None) -> None:
        told = base64_of(secret or bid.secret.k_bidder)
        self.house.give(
            HandInBidderKey(actor=bid.by, project=self.project, lot=bid.lot, secret=told)
        )

    def window_ends(self) -> None:
        self.house.passes(minutes=31)
        self.house.settle()

    def opened(self) -> list[OpenedBidRow]:
        """By lot and number."""
        rows = self.house.rows(OpenedBidRow)
        return sorted(rows, key=lambda row: (row.opening, row.number))

    def outcomes(self) -> dict[str, tuple[str, str | None]]:
        """Bid → outcome and reason."""
        return {row.bid: (row.outcome, row.reason) for row in self.house.rows(OpenedBidRow)}


def files(*named: tuple[str, bytes]) -> list[bytes]:
    """A container."""
    entries = [
        container.FileEntry(name=name, size=len(body), type="application/octet-stream")
        for name, body in named
    ]
    return [container.header(entries), *(body for _, body in named)]


def started(
    house: House, regime: str = "engineering", read_out: Mapping[str, bytes] | None = None
) -> str:
    """A project of this trade at its custodians' keys; `read_out` is another form for its lots."""
    house.publish(diagram(regime), forms={**FORMS, **ASKED, **(read_out or {})}, **ITEM)
    tenderee = house.actor("tenderee.tenderee1").organisation
    project = house.start(tenderee=(f"organisation:{tenderee}",))
    closes = (house.now + timedelta(hours=24)).isoformat()
    house.complete(project, "open", {"deadline": closes})
    return project


def rehearses(house: House, project: str, role: str, made: CustodianKeys) -> None:
    """Registers and rehearses a key as the browser does."""
    by = house.actor(PEOPLE[role])
    house.give(
        RegisterCustodianKey(actor=by, project=project, role=role, public_keys=dict(made.public))
    )
    asked = house.give(BeginRehearsal(actor=by, project=project, role=role))
    answer = rehearsal.answer(made, asked)
    house.give(FinishRehearsal(actor=by, project=project, role=role, answer=answer))


def hall(house: House, regime: str = "engineering") -> Hall:
    """Keys ready, bids taken."""
    suite = house.settings.suite
    project = started(house, regime)
    keys = {role: custodian_keys.make(suite) for role in CUSTODIANS}
    for role, made in keys.items():
        rehearses(house, project, role, made)
    house.complete(project, "keys")
    return Hall(house=house, project=project, keys=keys, suite=suite)
