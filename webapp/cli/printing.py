"""Answers on standard output: aligned columns for people, JSON for scripts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import Any
from unicodedata import east_asian_width
from zoneinfo import ZoneInfo

import click

from engine.store import exact
from engine.vocabulary import Page

ZONE = ZoneInfo("Asia/Shanghai")
json_option: Callable[..., Callable[..., None]] = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON."
)
limit_option: Callable[..., Callable[..., None]] = click.option(
    "--limit", default=200, show_default=True, type=click.IntRange(1, 1000), help="At most so many."
)
after_option: Callable[..., Callable[..., None]] = click.option(
    "--after", metavar="KEY", help="Go on after a page's last line; its key is told on stderr."
)


def show_page(page: Page[Any], columns: Sequence[str], *, as_json: bool) -> None:
    """One page of a list; on stderr the key that opens the next."""
    show(page.items, columns, as_json=as_json)
    if page.next_key:
        click.echo(f"more: --after {page.next_key}", err=True)


def show(rows: Iterable[object], columns: Sequence[str], *, as_json: bool) -> None:
    """Rows as a JSON array, or as a table of the named columns."""
    plain = [plain_of(row) for row in rows]
    if as_json:
        click.echo(exact.dumps(plain))
        return
    cells = [columns, *([_cell(row.get(name)) for name in columns] for row in plain)]
    widths = [max(_width(line[n]) for line in cells) for n in range(len(columns))]
    for line in cells if plain else ():
        padded = (f"{text}{' ' * (w - _width(text))}" for text, w in zip(line, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


def show_one(row: object, *, as_json: bool) -> None:
    """One answer as a JSON object, or as lines of name and value."""
    plain = plain_of(row)
    if as_json:
        click.echo(exact.dumps(plain))
        return
    for name, value in plain.items():
        if value not in (None, [], {}):
            click.echo(f"{name:<20} {_cell(value)}")


def plain_of(row: object) -> dict[str, Any]:
    """An answer of a query as JSON holds it; moments are Beijing time."""
    if not is_dataclass(row) or isinstance(row, type):
        raise TypeError(f"{row!r} is no answer of a query")
    return {name: _plain(value) for name, value in asdict(row).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(ZONE).isoformat(timespec="seconds")
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    if isinstance(value, list | dict):
        return exact.dumps(value)
    return str(value).replace("\n", " ")


def _width(text: str) -> int:
    """Columns of a terminal: Chinese characters take two."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)
