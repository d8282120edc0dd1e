"""Serve: web and worker in one process, or each alone."""

from contextlib import nullcontext

import click
from waitress import serve as waitress_serve

from engine import settings
from engine import worker as clockwork
from engine.app import Engine
from engine.demo.province import PASSWORD
from engine.settings import DEFAULT_SECRET
from engine.workflow.queries.house_state import house_state
from webapp import create_app
from webapp.cli import logs
from webapp.cli.common import open_engine
from webapp.cli.demo import ready_demo
from webapp.cli.migrate import upgrade

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--demo", is_flag=True, help="Make the demo province first where there is none.")
def run(host: str, port: int, *, demo: bool) -> None:
    """Serve web and worker in one process."""
    upgrade(settings.read())
    with ready_demo() if demo else nullcontext(open_engine()) as engine:
        _may_serve(engine, host)
        clockwork.start(engine)
        _serve(engine, host, port)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
def web(host: str, port: int) -> None:
    """Serve the site alone; the worker runs elsewhere."""
    engine = open_engine()
    _may_serve(engine, host)
    _serve(engine, host, port)


@click.command()
def worker() -> None:
    """Fire timers and deliver the outbox until stopped."""
    logs.set_up()
    clockwork.run(open_engine())


def _serve(engine: Engine, host: str, port: int) -> None:
    logs.set_up()
    click.echo(f"\n  Sunroad 阳光交易  http://{host}:{port}\n")
    if engine.ask(house_state).demo:
        _say_how_to_sign_in()
    waitress_serve(create_app(engine), host=host, port=port, threads=8, ident=None)


def _may_serve(engine: Engine, host: str) -> None:
    """A demo stays on this machine; a real house has a secret of its own.

    Raises:
        UsageError: naming what to set.
    """
    demo = engine.ask(house_state).demo
    if demo and host not in LOOPBACK:
        raise click.UsageError("a demo serves on 127.0.0.1 only")
    if not demo and engine.settings.secret_key == DEFAULT_SECRET:
        raise click.UsageError("set SUNROAD_SECRET_KEY to a long random text before serving")


def _say_how_to_sign_in() -> None:
    click.echo("  演示环境 demo: 在登录页选择任一人员即可 / pick any person on the sign-in page")
    click.echo(f"  例 e.g. agency.agency1 / {PASSWORD}\n")
