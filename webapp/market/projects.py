"""Projects that take bids now, with what a bidder may send to each."""

from flask import render_template, request

from engine.workflow.queries.open_calls import open_calls
from webapp import current
from webapp.market.blueprint import bp


@bp.get("/")
def index() -> str:
    text = request.args.get("text", "")[:100]
    calls = current.ask(open_calls, current.actor(), text=text, language=current.language())
    return render_template("market/index.html", calls=calls, text=text)
