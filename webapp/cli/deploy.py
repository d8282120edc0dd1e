"""Publish a package from its folder."""

from datetime import datetime

import click

from engine.errors import BadDiagram
from engine.workflow import packages
from engine.workflow.orders.publish_package import PublishPackage
from engine.workflow.queries.house_state import house_state
from webapp.cli.acting import acting, open_engine, operator
from webapp.cli.days import DAY, begin

PROVINCE = "320000"


@click.command()
@click.argument("trading_type")
@click.option("--region", default=PROVINCE, show_default=True, help="Where it may be started.")
@click.option("--reason", required=True, help="Why; it stays in the ledger.")
@click.option("--from", "since", type=DAY, help="In force from a day; default: now.")
@click.option("--as", "login", metavar="LOGIN", help="An analyst; default: the operator.")
def deploy(
    trading_type: str, region: str, reason: str, since: datetime | None, login: str | None
) -> None:
    """Check and publish one trading type; prints the version."""
    engine = open_engine()
    where = engine.settings
    if trading_type not in packages.names(where.processes):
        raise BadDiagram(f"{where.processes}/{trading_type}/item.toml · missing")
    package = packages.read(where.processes, where.forms, trading_type)
    version = engine.handle(
        PublishPackage(
            actor=acting(engine, login) if login else operator(),
            trading_type=trading_type,
            content=package.content,
            files=package.files,
            beside=package.beside,
            effective_from=begin(since) or engine.ask(house_state).now,
            region=region,
            reason=reason,
        )
    )
    click.echo(version)
