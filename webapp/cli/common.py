"""What commands share: the engine, who acts, how answers are printed."""

import getpass
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, is_dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from engine import settings
from engine.app import Engine
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.store import exact
from engine.vocabulary import Actor, Data

ZONE = ZoneInfo("Asia/Shanghai")
as_option = click.option("--as", "login", required=True, help="Login of the person who acts.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def open_engine() -> Engine:
    """An engine over the installation that the environment names."""
    return Engine(settings.read())


def acting(engine: Engine, login: str) -> Actor:
    """The person as whom an order is given; the ledger also names the user of the machine."""
    person = engine.ask(person_by_login, login)
    actor = engine.ask(actor_of, person.id)
    return replace(actor, channel=f"cli:{getpass.getuser()}")


def data_of(text: str) -> Data:
    """A JSON object given as text, or as `@file`, or `-` for standard input.

    Raises:
        UsageError: it is not a JSON object.
    """
    try:
        value = exact.loads(_content(text))
    except (ValueError, OSError) as error:
        raise click.UsageError(f"--data: {error}") from None
    if not isinstance(value, dict):
        raise click.UsageError("--data: a JSON object is needed")
    return value


def show(rows: Iterable[object], columns: Mapping[str, str], *, as_json: bool) -> None:
    """Rows as a JSON array, or as lines with the named columns."""
    plain = [_plain(row) for row in rows]
    if as_json:
        click.echo(exact.dumps(plain))
        return
    for row in plain:
        click.echo("  ".join(_cell(row.get(name), width) for name, width in columns.items()))


def _cell(value: Any, width: str) -> str:
    text = "" if value is None else str(value)
    return f"{text:<{width}}" if width else text


def _plain(row: object) -> dict[str, Any]:
    if not is_dataclass(row) or isinstance(row, type):
        raise TypeError(f"{row!r} is no answer of a query")
    return {name: _text(value) for name, value in asdict(row).items()}


def _text(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(ZONE).isoformat(timespec="seconds")
    if isinstance(value, dict):
        return {name: _text(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_text(inner) for inner in value]
    return value


def _content(text: str) -> str:
    if text == "-":
        return sys.stdin.read()
    if text.startswith("@"):
        with click.open_file(text[1:], encoding="utf-8") as file:
            return str(file.read())
    return text
