"""The blueprint of receipts; nobody signs in here."""

from flask import Blueprint

bp = Blueprint("receipts", __name__)
