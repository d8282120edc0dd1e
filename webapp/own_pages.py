"""Messages that have a page of their own, which knows more of them than their form."""

from flask import url_for

from engine.trading.bids.calls import MESSAGE
from engine.trading.deposits.queries.own_deposits import asks_deposits
from engine.trading.keys.plan import plan_of
from webapp import current

DEPOSIT = "deposit_guarantee"


def own_page(project: str, message: str) -> str | None:
    """Its address; None for messages that are a form and nothing more."""
    if message == MESSAGE and current.ask(plan_of, project) is not None:
        return url_for("market.bids", project=project)
    if message == DEPOSIT and current.ask(asks_deposits, [project]):
        return url_for("market.money", project=project)
    return None
