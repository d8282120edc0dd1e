"""The bank and the guarantee issuer of a demo: they only pretend, in a process of their own."""

import click
from waitress import serve

from engine import settings
from webapp.bank import create_bank
from webapp.cli import logs, stopping


@click.command()
@click.option("--port", default=8002, show_default=True, type=click.IntRange(1, 65535))
@click.option("--platform", default="http://127.0.0.1:8000", show_default=True)
def bank(port: int, platform: str) -> None:
    """Pretend to be a bank on 127.0.0.1; the platform is told of payments at its address."""
    logs.set_up()
    stopping.be_stoppable()
    serve(create_bank(settings.read(), platform), host="127.0.0.1", port=port)
