"""Serve: web and worker in one process, or each alone."""

import logging
import time
from contextlib import nullcontext

import click
from waitress import serve as waitress_serve

from engine import settings
from engine import worker as clockwork
from engine.app import Engine
from engine.demo.province import PASSWORD
from engine.errors import NotReady, Unavailable
from engine.settings import DEFAULT_SECRET
from engine.store import migrations
from engine.workflow.queries.house_state import house_state
from webapp import create_app
from webapp.cli import logs, many_processes, second_site, stopping
from webapp.cli.acting import open_engine
from webapp.cli.demo import ready_demo
from webapp.cli.migrate import upgrade

log = logging.getLogger(__name__)

PAUSE_SECONDS = 2
LOOPBACK = ("127.0.0.1", "::1", "localhost")
host_option = click.option("--host", default="127.0.0.1", show_default=True)
port_option = click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))


@click.command()
@host_option
@port_option
@click.option("--demo", is_flag=True, help="Make the demo province first where there is none.")
def run(host: str, port: int, *, demo: bool) -> None:
    """Serve web and worker in one process."""
    stopping.be_stoppable()
    if demo:
        _require_loopback(host)
    upgrade(settings.read())
    here = f"http://{host}:{port}"
    with ready_demo(platform=here) if demo else nullcontext(open_engine()) as engine:
        _may_serve(engine, host)
        clockwork.start(engine)
        _serve(engine, host, port)


@click.command()
@host_option
@port_option
@click.option(
    "--processes",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="More than one: gunicorn serves.",
)
def web(host: str, port: int, processes: int) -> None:
    """Serve the site alone; the worker runs elsewhere."""
    stopping.be_stoppable()
    engine = open_engine()
    _require_schema(engine)
    _may_serve(engine, host)
    if processes == 1:
        _serve(engine, host, port)
    else:
        many_processes.serve(f"{host}:{port}", processes)


@click.command()
def worker() -> None:
    """Fire timers and deliver the outbox until stopped; beside a demo runs its second site."""
    logs.set_up()
    stopping.be_stoppable()
    engine = open_engine()
    _await_house(engine)
    with second_site.beside(engine) as complete:
        clockwork.run(complete)


def _serve(engine: Engine, host: str, port: int) -> None:
    logs.set_up()
    app = create_app(engine)
    click.echo(f"\n  Sunroad 阳光交易  http://{host}:{port}\n")
    if engine.ask(house_state).demo:
        _say_how_to_sign_in()
    waitress_serve(app, host=host, port=port, threads=8, ident=None)


def _may_serve(engine: Engine, host: str) -> None:
    """A demo stays on this machine; a real house has a secret of its own.

    Raises:
        UsageError: naming what to set.
    """
    demo = engine.ask(house_state).demo
    if demo:
        _require_loopback(host)
    elif engine.settings.secret_key == DEFAULT_SECRET:
        raise click.UsageError("set SUNROAD_SECRET_KEY to a long random text before serving")


def _require_loopback(host: str) -> None:
    if host not in LOOPBACK:
        raise click.UsageError(f"a demo serves on 127.0.0.1 only, not on {host}")


def _require_schema(engine: Engine) -> None:
    """Raises NotReady when the database has another release's schema."""
    here, newest = migrations.at(engine.settings.database_url), migrations.newest()
    if here is not None and here != newest:
        raise NotReady(f"its schema is {here}, this release needs {newest}: run sunroad migrate")


def _await_house(engine: Engine) -> None:
    """A database that is away comes back; one without a house is refused."""
    while True:
        try:
            _require_schema(engine)
            engine.ask(house_state)
        except Unavailable:
            log.warning("database away, waiting")
            time.sleep(PAUSE_SECONDS)
        else:
            return


def _say_how_to_sign_in() -> None:
    click.echo("  演示环境 demo: 在登录页选择任一人员即可 / pick any person on the sign-in page")
    click.echo(f"  例 e.g. agency.agency1 / {PASSWORD}\n")
