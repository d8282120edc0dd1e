"""All records, for those who look after them: search, one record, likely duplicates."""

from flask import Response, render_template, request

from engine.store.files import download_headers
from engine.trading.parties.queries.duplicates import duplicates as asked
from engine.trading.parties.queries.parties import parties
from engine.trading.parties.queries.party_view import certificate as known_certificate
from engine.trading.parties.queries.party_view import party_view
from webapp import current
from webapp.parties import naming
from webapp.parties.blueprint import bp


@bp.get("/")
def index() -> str:
    text, after = request.args.get("text", "")[:100], request.args.get("after")
    page = current.ask(parties, current.actor(), text=text, after=after)
    return render_template("parties/index.html", page=page, text=text)


@bp.get("/duplicates")
def duplicates() -> str:
    one = request.args.get("party") or None
    found = current.ask(asked, current.actor(), one)
    return render_template("parties/duplicates.html", found=found, party=one)


@bp.get("/<organisation>")
def party(organisation: str) -> str:
    view = current.ask(party_view, current.actor(), organisation)
    return render_template("parties/party.html", view=view, naming=naming, own=False)


@bp.get("/<organisation>/certificates/<item>")
def certificate(organisation: str, item: str) -> Response:
    found = current.ask(known_certificate, current.actor(), organisation, item)
    chunks = current.engine().house.files.open(found.sha256)
    return Response(chunks, headers=download_headers(found.name, found.media_type))
