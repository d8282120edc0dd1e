"""The house that a live site serves, for a test that prepares it from within."""

from engine import settings
from engine.app import Engine
from engine.vocabulary import Actor
from tests.browser.live import Live
from tests.workflow.houses import House


class Beside(House):
    """Its own Engine on the same database and folders; the clock is left alone."""

    def __init__(self, live: Live) -> None:
        self.settings = settings.read(live.environment)
        self.engine = Engine(self.settings)
        self.sessions = self.engine._sessions
        self._actors: dict[str, Actor] = {}
