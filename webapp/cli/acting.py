"""Who gives an order on the command line: a person, or the operator; always by a machine's user."""

import getpass
import os
from collections.abc import Callable
from dataclasses import replace

import click

from engine import settings
from engine.app import Engine
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.vocabulary import OPERATOR, Actor

as_option: Callable[..., Callable[..., None]] = click.option(
    "--as", "login", required=True, metavar="LOGIN", help="Login of the person who acts."
)


def open_engine() -> Engine:
    """An engine over the installation that the environment names, closed with the command."""
    engine = Engine(settings.read())
    click.get_current_context().call_on_close(engine.close)
    return engine


def acting(engine: Engine, login: str) -> Actor:
    """The person as whom an order is given; the ledger also names the user of the machine.

    Raises:
        NotFound: no such person, or they are deactivated.
    """
    person = engine.ask(person_by_login, login)
    return replace(engine.ask(actor_of, person.id), channel=_channel())


def operator() -> Actor:
    """Whoever has the command line of the machine."""
    return replace(OPERATOR, channel=_channel())


def _channel() -> str:
    """`cli:<user>`; a container's user may have a number only."""
    try:
        return f"cli:{getpass.getuser()}"
    except (KeyError, OSError):
        return f"cli:{os.getuid()}"
