"""The signed receipt of a bid of one's own: on a page, to print, and as a file."""

from flask import Response, render_template

from engine.store import exact
from engine.trading.bids.queries.own_bids import own_receipt
from webapp import current
from webapp.market.blueprint import bp
from webapp.receipts.seconds import to_the_second


@bp.get("/bids/<bid>/receipt")
def receipt(bid: str) -> str:
    found = current.ask(own_receipt, current.actor(), bid)
    return render_template("market/receipt.html", receipt=found, to_the_second=to_the_second)


@bp.get("/bids/<bid>/receipt.json")
def receipt_file(bid: str) -> Response:
    """Canonical, as it was signed, with the signature."""
    content = exact.canonical(current.ask(own_receipt, current.actor(), bid))
    answer = Response(content, mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="receipt-{bid[:8]}.json"'
    return answer
