"""Messages that have a page of their own, which knows more of them than their form."""

from flask import url_for

from engine.trading.bids.calls import MESSAGE
from engine.trading.keys.plan import plan_of
from webapp import current


def own_page(project: str, message: str) -> str | None:
    """Its address; None for messages that are a form and nothing more."""
    if message == MESSAGE and current.ask(plan_of, project) is not None:
        return url_for("market.bids", project=project)
    return None
