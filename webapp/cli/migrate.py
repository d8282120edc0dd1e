"""Bring the database to this release's schema."""

import click

from engine import settings
from engine.settings import Settings
from engine.store import migrations
from engine.store.migrations import grants


@click.command()
def migrate() -> None:
    """Run the migrations that are new."""
    click.echo(upgrade(settings.read()))


def upgrade(where: Settings) -> str:
    """Returns the revision the database now has; done as owner where there is one."""
    revision = migrations.upgrade(where.owner_url or where.database_url)
    if where.owner_url:
        grants.restrict(where.owner_url, where.database_url)
    return revision
