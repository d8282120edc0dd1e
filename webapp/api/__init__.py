"""What the islands fetch, and where banks and issuers tell what happened."""

from webapp.api.blueprint import bp
from webapp.api.health import health
from webapp.api.partners import bank_message, issuer_message
from webapp.api.pictures import diagram, tokens

__all__ = ["bank_message", "bp", "diagram", "health", "issuer_message", "tokens"]
