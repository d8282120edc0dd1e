"""The front page of the administration: one's own cards."""

from flask import render_template

from webapp import current
from webapp.admin.blueprint import bp
from webapp.admin.cards import cards_of


@bp.get("/")
def index() -> str:
    return render_template("admin/index.html", cards=cards_of(current.actor()))
