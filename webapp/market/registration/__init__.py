"""The market's open door: whoever wants to take part registers here, in three steps."""

from webapp.market.registration.blueprint import bp
from webapp.market.registration.steps import register

__all__ = ["bp", "register"]
