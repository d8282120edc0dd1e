"""The catalogue's blueprint; its views import it."""

from flask import Blueprint

from webapp import lapsed

bp = Blueprint("catalogue", __name__, url_prefix="/catalogue")
lapsed.attach(bp, home="catalogue.index")
