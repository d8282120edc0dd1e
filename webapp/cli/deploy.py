"""Publish a package from its folder."""

from datetime import UTC, datetime

import click

from engine.vocabulary import OPERATOR
from engine.workflow import packages
from engine.workflow.orders.publish_package import PublishPackage
from webapp.cli.common import open_engine


@click.command()
@click.argument("trading_type")
@click.option("--region", default="320000", show_default=True, help="Where it may be started.")
@click.option("--reason", required=True, help="Why; it stays in the ledger.")
def deploy(trading_type: str, region: str, reason: str) -> None:
    """Check and publish one trading type."""
    engine = open_engine()
    where = engine.settings
    package = packages.read(where.processes, where.forms, trading_type)
    version = engine.handle(
        PublishPackage(
            actor=OPERATOR,
            trading_type=trading_type,
            content=package.content,
            files=package.files,
            effective_from=datetime(2000, 1, 1, tzinfo=UTC),
            region=region,
            reason=reason,
        )
    )
    click.echo(version)
