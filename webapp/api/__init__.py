"""What the islands fetch: diagrams and live tokens, as XML and JSON."""

from webapp.api.blueprint import bp
from webapp.api.health import health
from webapp.api.pictures import diagram, tokens

__all__ = ["bp", "diagram", "health", "tokens"]
