"""The second channel of a demo: another site, in another process, that receives notices."""

import click
from waitress import serve

from engine import settings
from webapp.receiver import create_receiver


@click.command()
@click.option("--port", default=8001, show_default=True)
def receiver(port: int) -> None:
    """Receive notices on 127.0.0.1 and show them."""
    serve(create_receiver(settings.read().data / "receiver"), host="127.0.0.1", port=port)
