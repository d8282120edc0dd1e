"""The blueprint of registering; open to everybody (ZTB-61)."""

from flask import Blueprint

bp = Blueprint("registration", __name__, url_prefix="/market/registration")
