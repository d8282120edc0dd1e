"""The pretended issuer: guarantees are made out for a ticket; it alone knows whose it is."""

from datetime import UTC, datetime
from decimal import Decimal

from flask import Flask, Response, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from engine.errors import Invalid
from engine.store import exact
from engine.trading.deposits.letters import FORMAT
from engine.trading.money import signed
from engine.trading.money.amounts import fen
from engine.vocabulary import Json
from webapp.bank.books import Books
from webapp.bank.speaking import ISSUER, Speaker

RATE = Decimal("0.004")
LEAST = 10_000
"""Fen: the premium follows the sum alone; the issuer knows no other bidder to compare with."""
ASKED = ("project", "lot", "ticket", "beneficiary", "amount", "valid_until")


def attach(app: Flask, books: Books, speaker: Speaker) -> None:
    app.add_url_rule("/guarantees", "guarantees", lambda: page(books))
    app.add_url_rule("/guarantees", "issue", lambda: _issue(books, speaker), methods=["POST"])
    app.add_url_rule("/guarantees/<id_>/letter", "letter", lambda id_: _letter(books, id_))
    app.add_url_rule(
        "/guarantees/<id_>/revocation",
        "revoke",
        lambda id_: _revoke(books, speaker, id_),
        methods=["POST"],
    )


def premium(amount: int) -> int:
    """Fen for a guarantee of so many fen."""
    return max(LEAST, int(amount * RATE))


def page(books: Books, wrong: str = "", status: int = 200) -> Answer:
    """The application that the house's page gives out is pasted here."""
    text = render_template(
        "bank/guarantees.html",
        guarantees=books.guarantees(),
        wrong=wrong,
        typed=request.form if wrong else {},
    )
    return Response(text, status=status)


def _issue(books: Books, speaker: Speaker) -> Answer:
    applied = _application(request.form.get("application", ""))
    applicant = request.form.get("applicant", "")[:200]
    if applied is None or not applicant:
        return page(books, "application", 422)
    letter: dict[str, Json] = {
        "format": FORMAT,
        "issuer": ISSUER,
        "id": f"G-{books.new_id()[:16].upper()}",
        **applied,
        "issued_at": datetime.now(UTC).isoformat(),
    }
    sealed = signed.seal(speaker.key(ISSUER), letter)
    amount = int(str(applied["amount"]))
    books.issue(applicant, str(letter["id"]), exact.dumps(sealed), premium(amount))
    return redirect(f"/guarantees?language={request.form.get('language', 'zh')}", 303)


def _application(text: str) -> dict[str, Json] | None:
    try:
        found = exact.loads(text)
        if not isinstance(found, dict):
            return None
        told: dict[str, Json] = {name: str(found[name]) for name in ASKED}
        return {**told, "amount": fen(told["amount"])}
    except (ValueError, KeyError, Invalid):
        return None


def _letter(books: Books, id_: str) -> Answer:
    found = next((one for one in books.guarantees() if one["id"] == id_), None)
    if found is None:
        return Response(status=404)
    return Response(
        found["letter"],
        mimetype="application/json",
        headers={"Content-Disposition": f'attachment; filename="{id_}.json"'},
    )


def _revoke(books: Books, speaker: Speaker, id_: str) -> Answer:
    if books.move_guarantee(id_, "revoked"):
        speaker.tell_revoked(id_, "申请人违约")
    return redirect("/guarantees", 303)
