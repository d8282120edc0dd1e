"""Letters to the bidder's organisation: fetched here, and their receipt confirmed."""

from flask import Response, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response as Redirect

from engine.store.files import download_headers
from engine.trading.documents.orders.acknowledge_letter import AcknowledgeLetter
from engine.trading.documents.queries.letters import letter as known_letter
from engine.trading.documents.queries.letters import letters_to
from webapp import current
from webapp.i18n import translate
from webapp.market.blueprint import bp

PDF = "application/pdf"


@bp.get("/results")
def results() -> str:
    return render_template("market/results.html", letters=current.ask(letters_to, current.actor()))


@bp.get("/letters/<letter>.pdf")
def letter(letter: str) -> Response:
    """For its recipient, and for the staff of its project."""
    found = current.ask(known_letter, current.actor(), letter)
    headers = download_headers(f"{found.title} {found.number}.pdf", PDF)
    chunks = current.engine().house.files.open(str(found.sha256))
    return Response(chunks, headers={**headers, "Content-Length": str(found.size)})


@bp.post("/letters/<letter>/receipt")
def acknowledge(letter: str) -> Redirect:
    current.handle(AcknowledgeLetter(actor=current.actor(), document=letter))
    flash(translate("已签收，签收时间已记录。"), "success")
    return redirect(url_for("market.results"))
