"""The account's blueprint; its views import it."""

from flask import Blueprint

bp = Blueprint("account", __name__)
