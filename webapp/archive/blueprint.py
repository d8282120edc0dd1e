"""The archive's blueprint; its views import it."""

from flask import Blueprint

from webapp import lapsed

bp = Blueprint("archive", __name__, url_prefix="/archive")
lapsed.attach(bp, home="archive.index")
