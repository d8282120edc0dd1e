"""Prepare a real installation with three separate administrators."""

import click

from engine import settings
from engine.people.orders.set_up_house import SetUpHouse
from engine.store import exact
from engine.workflow.orders.install_house import InstallHouse
from webapp.cli.acting import open_engine, operator
from webapp.cli.migrate import upgrade
from webapp.cli.printing import json_option


@click.command()
@json_option
def init(*, as_json: bool) -> None:
    """Empty database → schema, regions, law, three administrators.

    Each gets a one-time password, printed once; deploy publishes what may be traded.
    """
    where = settings.read()
    upgrade(where)
    where.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = open_engine()
    engine.handle(InstallHouse(actor=operator(), demo=False))
    passwords = engine.handle(SetUpHouse(actor=operator()))
    if as_json:
        click.echo(exact.dumps(passwords))
        return
    for login, password in passwords.items():
        click.echo(f"{login:<16} {password}")
    click.echo("Each changes this password and enrols a second factor at first sign-in.", err=True)
