"""The portal's blueprint."""

from flask import Blueprint

bp = Blueprint("portal", __name__)
