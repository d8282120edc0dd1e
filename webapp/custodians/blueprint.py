"""The custodians' blueprint; for people who signed in."""

from flask import Blueprint

from webapp import lapsed

bp = Blueprint("custodians", __name__, url_prefix="/custodians")
lapsed.attach(bp, home="desk.index")
