"""Serves the site from several processes at one address, with gunicorn."""

from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from engine import settings
from engine.app import Engine
from webapp import create_app
from webapp.cli import logs

THREADS = 8
PATIENCE_SECONDS = 60


def serve(address: str, processes: int) -> None:
    """Until told to stop; each process has an engine of its own, made after the fork."""
    options = {"bind": address, "workers": processes, "threads": THREADS}
    _Site({**options, "timeout": PATIENCE_SECONDS}).run()


class _Site(BaseApplication):  # type: ignore[misc]
    def __init__(self, options: dict[str, object]) -> None:
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        config: Any = self.cfg
        for name, value in self._options.items():
            config.set(name, value)

    def load(self) -> Flask:
        logs.set_up()
        return create_app(Engine(settings.read()))
