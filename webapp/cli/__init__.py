"""The command line `sunroad`: one command per file."""

from webapp.cli.main import main

__all__ = ["main"]
