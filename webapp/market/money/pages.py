"""The page of a bidder's deposits and bills in one project."""

from flask import render_template

from engine.trading.deposits.queries.own_deposits import own_deposits
from engine.trading.fees.queries.bills import bills_of
from webapp import current
from webapp.market.blueprint import bp
from webapp.money_words import STATES, WHYS


@bp.get("/money/<project>")
def money(project: str) -> str:
    return money_page(project)


def money_page(
    project: str,
    lot: str = "",
    problems: list[dict[str, str]] | None = None,
    told: str = "",
    typed: str = "",
) -> str:
    """With what was typed for a lot when it was refused."""
    return render_template(
        "market/money.html",
        found=current.ask(own_deposits, current.actor(), project),
        bills=current.ask(bills_of, current.actor(), project),
        states=STATES,
        whys=WHYS,
        refused=lot,
        problems=problems or [],
        told=told,
        typed=typed,
        bank=current.engine().settings.bank_url,
        issuer=current.engine().settings.issuer_url,
    )
