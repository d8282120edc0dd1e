"""The second channel of a demo: another site, in another process, that receives notices."""

import click
from waitress import serve

from engine import settings
from webapp.cli import logs, stopping
from webapp.receiver import create_receiver


@click.command()
@click.option("--port", default=8001, show_default=True, type=click.IntRange(1, 65535))
def receiver(port: int) -> None:
    """Receive notices on 127.0.0.1 and show them."""
    logs.set_up()
    stopping.be_stoppable()
    serve(create_receiver(settings.read().data / "receiver"), host="127.0.0.1", port=port)
