"""The blueprint of what scripts fetch."""

from flask import Blueprint

bp = Blueprint("api", __name__, url_prefix="/api")
