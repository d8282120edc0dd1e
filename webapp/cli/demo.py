"""Make the demo province: its people, and about 40 projects at all stages."""

import click

from engine import settings
from engine.app import Engine
from engine.demo import build
from engine.errors import Refused
from engine.workflow.queries.house_state import house_state
from webapp.cli.common import open_engine
from webapp.cli.migrate import upgrade


@click.command()
@click.option("--projects", default=build.PROJECTS, show_default=True, help="How many.")
def demo(projects: int) -> None:
    """Make the demo province in an empty database."""
    upgrade(settings.read())
    ready_demo(projects)


def ready_demo(projects: int = build.PROJECTS) -> Engine:
    """An engine over the demo, made first where the database is empty."""
    engine = open_engine()
    if not _exists(engine):
        with click.progressbar(length=100, label="演示省份 demo province") as bar:
            build.build(engine, projects, lambda part: bar.update(round(part * 100) - bar.pos))
    return engine


def _exists(engine: Engine) -> bool:
    try:
        return engine.ask(house_state).demo
    except Refused:
        return False
