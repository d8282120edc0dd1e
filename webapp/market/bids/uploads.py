"""What the sealing page sends while it works: begin, chunks, manifest, and the bid itself."""

from flask import Response, jsonify, request, url_for

from engine.trading.bids import incoming, limits
from engine.trading.bids.calls import MESSAGE
from engine.trading.bids.orders.begin_bid import BeginBid
from engine.trading.bids.orders.put_bid_chunk import PutBidChunk
from engine.trading.bids.orders.seal_manifest import SealManifest
from engine.trading.bids.queries.bid_upload import bid_upload, chunk_slot
from engine.vocabulary import Json
from engine.workflow.orders.send_message import SendMessage
from webapp import current
from webapp.market.blueprint import bp
from webapp.sent import json_object

LARGEST = {"market.put_chunk": limits.CHUNK + 1, "market.put_manifest": 64 * 1024}
"""Bytes of a body where they are not those of a form; a body as long as this is refused already."""


@bp.url_value_preprocessor
def admit(endpoint: str | None, _values: dict[str, object] | None) -> None:
    """Said before anything else looks at the request."""
    if endpoint in LARGEST:
        request.max_content_length = LARGEST[endpoint]


@bp.post("/projects/<project>/lots/<lot>/bid")
def begin_bid(project: str, lot: str) -> Response:
    bid = current.handle(BeginBid(actor=current.actor(), project=project, lot=lot))
    return jsonify(bid=bid)


@bp.get("/bids/<bid>/upload")
def upload(bid: str) -> Response:
    """What is there, so that the browser sends only the rest."""
    found = current.ask(bid_upload, current.actor(), bid)
    chunks = [{"index": one.index, "size": one.size, "hash": one.hash} for one in found.chunks]
    return jsonify(
        bid=found.bid, project=found.project, lot=found.lot, state=found.state, chunks=chunks
    )


@bp.put("/bids/<bid>/chunks/<int:index>")
def put_chunk(bid: str, index: int) -> Response:
    """The body is the chunk; it goes to the disk piece by piece."""
    slot = current.ask(chunk_slot, current.actor(), bid, index)
    kept = incoming.take(current.engine().settings, slot, request.stream)
    current.handle(
        PutBidChunk(actor=current.actor(), bid=bid, index=index, hash=kept.hash, size=kept.size)
    )
    return jsonify(hash=kept.hash, size=kept.size)


@bp.put("/bids/<bid>/manifest")
def put_manifest(bid: str) -> Response:
    order = SealManifest(actor=current.actor(), bid=bid, manifest=request.get_data())
    return jsonify(hash=current.handle(order))


@bp.post("/bids/<bid>/submission")
def submit_bid(bid: str) -> Response:
    """Sends the bid; a second time does nothing."""
    found = current.ask(bid_upload, current.actor(), bid)
    data = json_object(request.form.get("data", "{}"))
    told: dict[str, Json] = {**data, "lot_id": found.lot, "bid": bid}
    order = SendMessage(
        actor=current.actor(), name=MESSAGE, project=found.project, data=told, key=f"bid:{bid}"
    )
    current.handle(order)
    return jsonify(receipt=url_for("market.receipt", bid=bid))
