"""Custodians of tenders to measure with: keys rehearsed and fixed, and bids sealed to them."""

import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import uuid4

from bench import bidding
from engine.app import Engine
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.sealing import container, custodian_keys, manifest, seal_bid
from engine.store import database
from engine.trading.bids import incoming
from engine.trading.bids.orders.begin_bid import BeginBid
from engine.trading.bids.orders.put_bid_chunk import PutBidChunk
from engine.trading.bids.orders.seal_manifest import SealManifest
from engine.trading.bids.queries.bid_upload import chunk_slot
from engine.trading.keys.tables import CustodianKeyRow
from engine.vocabulary import Actor
from engine.workflow.queries.house_state import house_state

ROLES = ("tenderee", "centre_witness", "supervisor")
SEALING = {"custodians": list(ROLES), "read_out": f"{bidding.PROCESS}/start"}
KEEPER = "bidder.bidder1"
CONTENT = bytes(64 * 1024)


def appoint(engine: Engine, projects: Iterable[str]) -> list[seal_bid.SealFor]:
    """One key for each role, the same for all projects; the private halves are forgotten."""
    public = {role: custodian_keys.make("intl").public for role in ROLES}
    someone = engine.ask(actor_of, engine.ask(person_by_login, KEEPER).id)
    now = engine.ask(house_state).now
    connected = database.connect(engine.settings.database_url)
    with database.sessions(connected).begin() as session:
        for project in projects:
            for role in ROLES:
                session.add(_key(project, role, public[role], someone, now))
    connected.dispose()
    return [seal_bid.SealFor(id=role, public_keys=public[role]) for role in ROLES]


def sealed(engine: Engine, project: str, number: int, keepers: list[seal_bid.SealFor]) -> str:
    """A bid of a bidder that is uploaded whole and only waits to be sent."""
    by = bidding.bidder(number)
    bid = str(engine.handle(BeginBid(actor=by, project=project, lot="1")))
    chunks: list[bytes] = []
    named = [container.FileEntry(name="bid.pdf", size=len(CONTENT), type="application/pdf")]
    about = seal_bid.BidToSeal(
        suite="intl",
        project=project,
        lot="1",
        bid=bid,
        script="sunroad-cli 0.1.0",
        custodians=keepers,
        read_out={"fields": {"note": str(number)}},
    )
    made = seal_bid.seal(
        about,
        seal_bid.new_secrets(),
        [container.header(named), CONTENT],
        lambda _, chunk: chunks.append(chunk),
    )
    for index, chunk in enumerate(chunks):
        slot = engine.ask(chunk_slot, by, bid, index)
        kept = incoming.take(engine.settings, slot, io.BytesIO(chunk))
        engine.handle(PutBidChunk(actor=by, bid=bid, index=index, hash=kept.hash, size=kept.size))
    engine.handle(SealManifest(actor=by, bid=bid, manifest=manifest.written(made)))
    return bid


def _key(
    project: str, role: str, public: Mapping[str, str], someone: Actor, now: datetime
) -> CustodianKeyRow:
    return CustodianKeyRow(
        id=uuid4().hex,
        project=project,
        role=role,
        person=someone.id,
        organisation=str(someone.organisation),
        suite="intl",
        public_keys=dict(public),
        fingerprint=custodian_keys.fingerprint("intl", public),
        state="current",
        registered_at=now,
        rehearsed_at=now,
        fixed_at=now,
    )
