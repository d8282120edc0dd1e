"""What a story's custodians and bidders do with their keys: on their own computers, so here."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from engine.app import Engine
from engine.sealing import container, custodian_keys, manifest, rehearsal, seal_bid
from engine.sealing.boxes import open_share
from engine.sealing.custodian_keys import CustodianKeys
from engine.sealing.encoding import base64_of
from engine.trading.bids import incoming
from engine.trading.bids.orders.begin_bid import BeginBid
from engine.trading.bids.orders.put_bid_chunk import PutBidChunk
from engine.trading.bids.orders.seal_manifest import SealManifest
from engine.trading.bids.queries.bid_upload import bid_upload, chunk_slot
from engine.trading.bids.queries.sealed_bids import sealed_bids
from engine.trading.keys.orders.begin_rehearsal import BeginRehearsal
from engine.trading.keys.orders.finish_rehearsal import FinishRehearsal
from engine.trading.keys.orders.register_key import RegisterCustodianKey
from engine.trading.keys.queries.custodians import custodians_of
from engine.trading.opening.orders.hand_in_bidder_key import HandInBidderKey
from engine.trading.opening.orders.hand_in_shares import HandInShares
from engine.vocabulary import Actor, Json, Order

PAGE = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
FILE = container.FileEntry(name="投标文件.pdf", size=len(PAGE), type="application/pdf")
SCRIPT = "sunroad-cli 0.1.0"

Give = Callable[[Order], None]


@dataclass
class Sealing:
    """The key files of one story: custodians' by role, bidders' by lot and organisation."""

    engine: Engine
    keys: dict[str, CustodianKeys] = field(default_factory=dict)
    own: dict[tuple[str, str], bytes] = field(default_factory=dict)

    def make_key(self, actor: Actor, project: str, role: str) -> None:
        """A custodian makes a pair, registers its public half and rehearses."""
        keys = custodian_keys.make(self.engine.house.settings.suite)
        self.keys[role] = keys
        handle = self.engine.handle
        handle(
            RegisterCustodianKey(
                actor=actor, project=project, role=role, public_keys=dict(keys.public)
            )
        )
        question = handle(BeginRehearsal(actor=actor, project=project, role=role))
        answer = rehearsal.answer(keys, question)
        handle(FinishRehearsal(actor=actor, project=project, role=role, answer=answer))

    def seal(self, actor: Actor, project: str, lot: str, fields: Json) -> str:
        """Upload a sealed bid of one small file; it counts once its message is sent."""
        bid = str(self.engine.handle(BeginBid(actor=actor, project=project, lot=lot)))
        upload = self.engine.ask(bid_upload, actor, bid)
        secret = seal_bid.new_secrets()
        self.own[lot, str(actor.organisation)] = secret.k_bidder
        custodians = self.engine.ask(custodians_of, project)
        told = seal_bid.BidToSeal(
            suite=upload.suite,
            project=project,
            lot=lot,
            bid=bid,
            script=SCRIPT,
            custodians=[
                seal_bid.SealFor(id=one.id, public_keys=one.public_keys) for one in custodians
            ],
            read_out={"organisation": actor.organisation, "fields": fields},
        )
        made = seal_bid.seal(told, secret, _pieces(), self._putting(actor, bid))
        content = manifest.written(made)
        self.engine.handle(SealManifest(actor=actor, bid=bid, manifest=content))
        return bid

    def shares(self, actor: Actor, project: str, lot: str, role: str) -> HandInShares:
        """What a custodian hands in for all bids of a lot."""
        shares = {
            bid.bid: self._share(manifest.read(bid.manifest), role)
            for bid in self.engine.ask(sealed_bids, project, lot)
        }
        return HandInShares(actor=actor, project=project, lot=lot, role=role, shares=shares)

    def own_key(self, actor: Actor, project: str, lot: str) -> HandInBidderKey:
        """What a bidder hands in for its own bid."""
        secret = base64_of(self.own[lot, str(actor.organisation)])
        return HandInBidderKey(actor=actor, project=project, lot=lot, secret=secret)

    def _putting(self, actor: Actor, bid: str) -> Callable[[int, bytes], None]:
        def put(index: int, chunk: bytes) -> None:
            slot = self.engine.ask(chunk_slot, actor, bid, index)
            kept = incoming.take(self.engine.house.settings, slot, io.BytesIO(chunk))
            order = PutBidChunk(actor=actor, bid=bid, index=index, hash=kept.hash, size=kept.size)
            self.engine.handle(order)

        return put

    def _share(self, sealed: manifest.Manifest, role: str) -> str:
        part = sealed.custodian(role)
        pair = self.keys[role].pair(part.scheme)
        share = open_share(
            sealed.method, part.scheme, pair, sealed.context, role, part.sealed_share
        )
        return base64_of(share)


def _pieces() -> Iterator[bytes]:
    yield container.header([FILE])
    yield PAGE
