"""A file of an opened bid, decrypted while it is sent."""

from flask import Response

from engine.store.files import download_headers
from engine.trading.opening.orders.take_bid_file import TakeBidFile
from webapp import current
from webapp.hall.blueprint import bp


@bp.post("/bids/<bid>/files/<int:place>")
def take(bid: str, place: int) -> Response:
    """A button, not a link: each look leaves a fact."""
    file = current.handle(TakeBidFile(actor=current.actor(), bid=bid, place=place))
    answer = Response(file.pieces, mimetype="application/octet-stream")
    answer.headers.update(download_headers(file.name, "application/octet-stream"))
    answer.content_length = file.size
    return answer
