"""Prepare a real installation with three separate administrators."""

import click

from engine import settings
from engine.people.orders.set_up_house import SetUpHouse
from engine.vocabulary import OPERATOR
from engine.workflow.orders.install_house import InstallHouse
from webapp.cli.common import open_engine
from webapp.cli.migrate import upgrade


@click.command()
def init() -> None:
    """Empty database → schema, regions, law, three administrators with one-time passwords."""
    upgrade(settings.read())
    engine = open_engine()
    engine.handle(InstallHouse(actor=OPERATOR, demo=False))
    for login, password in engine.handle(SetUpHouse(actor=OPERATOR)).items():
        click.echo(f"{login}  {password}")
    click.echo("Each changes this password and enrols a second factor at first sign-in.")
