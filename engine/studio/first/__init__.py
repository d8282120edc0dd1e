"""How a trading type begins: a first package from a few answers, and empty files of each kind."""

from engine.studio.first.outline import Outline
from engine.studio.first.package import content, package

__all__ = ["Outline", "content", "package"]
