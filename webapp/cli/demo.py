"""Make the demo province: its people, and about 40 projects at all stages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import click

from engine import settings
from engine.app import Engine
from engine.demo import build
from engine.errors import Refused
from engine.workflow.queries.house_state import house_state
from webapp.cli.migrate import upgrade
from webapp.cli.second_site import second_site


@click.command()
@click.option("--projects", default=build.PROJECTS, show_default=True, help="How many.")
def demo(projects: int) -> None:
    """Make the demo province in an empty database."""
    upgrade(settings.read())
    with ready_demo(projects):
        click.echo("演示省份已就绪 demo province ready: sunroad run --demo")


@contextmanager
def ready_demo(projects: int = build.PROJECTS) -> Iterator[Engine]:
    """An engine over the demo, made first where the database is empty; its second site runs."""
    with second_site() as address:
        engine = Engine(replace(settings.read(), second_channel_url=address))
        if not _exists(engine):
            with click.progressbar(length=100, label="演示省份 demo province") as bar:
                build.build(engine, projects, lambda part: bar.update(round(part * 100) - bar.pos))
        yield engine


def _exists(engine: Engine) -> bool:
    try:
        return engine.ask(house_state).demo
    except Refused:
        return False
