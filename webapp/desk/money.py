"""The deposit clerk's page: what needs action, statements, bills, sums of what is past."""

from flask import render_template

from engine.people import permissions
from engine.trading.deposits.queries.money_desk import money_desk
from engine.trading.fees.queries.bills import bills_in
from engine.vocabulary import Json
from webapp import current
from webapp.desk.blueprint import bp
from webapp.i18n import translate
from webapp.money_words import RESULTS, WHYS


@bp.get("/money")
def money() -> str:
    return money_page()


def money_page(problems: list[dict[str, str]] | None = None, told: str = "") -> str:
    """What was refused stands above."""
    actor = current.actor()
    found = current.ask(money_desk, actor)
    return render_template(
        "desk/money.html",
        found=found,
        bills=current.ask(bills_in, actor.region or "-"),
        may_import=permissions.may_import_statement(actor),
        may_waive="finance" in actor.roles,
        chart=_chart(found.months),
        results=RESULTS,
        whys=WHYS,
        problems=problems or [],
        told=told,
    )


def _chart(months: tuple[tuple[str, int, int], ...]) -> dict[str, Json]:
    """Bars by month, in yuan; the page says the same as a table."""
    came, went = [month[1] // 100 for month in months], [month[2] // 100 for month in months]
    series: list[Json] = [
        {"type": "bar", "name": translate("收入"), "data": [*came]},
        {"type": "bar", "name": translate("付出"), "data": [*went]},
    ]
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"bottom": 0},
        "grid": {"left": 8, "right": 8, "top": 16, "bottom": 36, "containLabel": True},
        "xAxis": {"type": "category", "data": [month for month, _, _ in months]},
        "yAxis": {"type": "value"},
        "series": series,
    }
