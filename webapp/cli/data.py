"""Data of an order as the command line gives it: JSON, a file, or standard input."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from engine.errors import TooLarge
from engine.store import exact
from engine.vocabulary import Data

LARGEST = 4 * 1024 * 1024
data_option: Callable[..., Callable[..., None]] = click.option(
    "--data", "text", default="{}", metavar="JSON", help="A JSON object, @FILE, or - for stdin."
)


def data_of(text: str) -> Data:
    """The object that the option holds or names.

    Raises:
        UsageError: it cannot be read or is not a JSON object.
        TooLarge: more than a page would accept.
    """
    content = _content(text)
    if len(content) > LARGEST:
        raise TooLarge(f"--data: more than {LARGEST} bytes")
    try:
        value = exact.loads(content)
    except (ValueError, RecursionError) as error:
        raise click.UsageError(f"--data: {error}") from None
    if not isinstance(value, dict):
        raise click.UsageError("--data: a JSON object is needed")
    return value


def _content(text: str) -> bytes:
    if text == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    if not text.startswith("@"):
        return text.encode("utf-8", "surrogateescape")
    try:
        with Path(text[1:]).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise click.UsageError(f"--data: {error.strerror}: {text[1:]}") from None
