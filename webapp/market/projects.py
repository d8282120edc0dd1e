"""Projects that take bids now, with what a bidder may send to each."""

from flask import render_template, request

from engine.trading.deposits.queries.own_deposits import asks_deposits
from engine.trading.notices.queries.circulars import circulated
from engine.trading.notices.queries.first_notices import first_notices
from engine.workflow.queries.open_calls import open_calls
from webapp import current
from webapp.market.blueprint import bp


@bp.get("/")
def index() -> str:
    text, mine = request.args.get("text", "")[:100], request.args.get("mine") == "1"
    page = current.ask(
        open_calls,
        current.actor(),
        text=text,
        mine=mine,
        after=request.args.get("after"),
        language=current.language(),
    )
    shown = [call.project for call in page.items]
    return render_template(
        "market/index.html",
        page=page,
        notices=current.ask(first_notices, shown),
        circulated=current.ask(circulated, current.actor(), shown),
        deposits=current.ask(asks_deposits, shown),
        text=text,
        mine=mine,
    )
