"""Make the demo province: its people, and about 40 projects at all stages."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from engine import settings
from engine.app import Engine
from engine.demo import build
from engine.errors import NotReady
from engine.workflow.queries.house_state import house_state
from webapp.cli import second_site
from webapp.cli.migrate import upgrade

MOST = 1000


@click.command()
@click.option(
    "--projects",
    default=build.PROJECTS,
    show_default=True,
    type=click.IntRange(0, MOST),
    help="How many.",
)
def demo(projects: int) -> None:
    """Make the demo province in an empty database."""
    upgrade(settings.read())
    with ready_demo(projects):
        click.echo("演示省份已就绪 demo province ready: sunroad run --demo")


@contextmanager
def ready_demo(
    projects: int = build.PROJECTS, platform: str = second_site.PLATFORM
) -> Iterator[Engine]:
    """An engine over the demo, made first where the database is empty; its other sites run."""
    with second_site.second_site() as address, second_site.demo_bank(platform) as bank:
        engine = Engine(second_site.with_sites(settings.read(), address, bank))
        click.get_current_context().call_on_close(engine.close)
        if not _exists(engine):
            second_site.wait(address)
            _build(engine, projects)
        yield engine


def _exists(engine: Engine) -> bool:
    """Raises UsageError when the house is a real one."""
    try:
        demo = engine.ask(house_state).demo
    except NotReady:
        return False
    if not demo:
        raise click.UsageError("this database holds a real house; a demo needs one of its own")
    return True


def _build(engine: Engine, projects: int) -> None:
    label = "演示省份 demo province"
    with click.progressbar(length=100, label=label, file=sys.stderr) as bar:
        build.build(engine, projects, lambda part: bar.update(round(part * 100) - bar.pos))
