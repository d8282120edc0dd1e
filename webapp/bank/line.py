"""What the house may ask of the pretended bank and issuer, by signed messages."""

from flask import Flask, Response, abort, request

from engine.store import exact
from engine.vocabulary import Json
from webapp.bank.books import Books
from webapp.bank.speaking import BANK, Speaker


def attach(app: Flask, books: Books, speaker: Speaker) -> None:
    """Routes for programs; each is answered with a signed message or a status alone."""
    app.add_url_rule("/payouts/<id_>", "payout", lambda id_: _payout(books, speaker, id_))
    app.add_url_rule(
        "/payouts/<id_>", "pay_out", lambda id_: _pay_out(books, speaker, id_), methods=["PUT"]
    )
    app.add_url_rule("/payers", "payers", lambda: _payers(books, speaker), methods=["POST"])
    app.add_url_rule(
        "/guarantees/<id_>", "settle", lambda id_: _settle(books, speaker, id_), methods=["PUT"]
    )


def _payout(books: Books, speaker: Speaker, id_: str) -> Response:
    """What became of it; 404 when it never came."""
    row = books.payout(id_)
    if row is None:
        abort(404)
    body: dict[str, Json] = {"payout": id_, "state": row["state"], "reason": row["reason"]}
    told = speaker.message(BANK, f"payout-{id_}-{books.new_id()}", "payout", body)
    return Response(exact.dumps(told), mimetype="application/json")


def _pay_out(books: Books, speaker: Speaker, id_: str) -> Response:
    body = _heard(speaker, "payout")
    if speaker.paying == "lost_order":
        abort(504)
    refusal = "收款账户已注销" if speaker.paying == "refuse" else None
    books.pay_out(id_, dict(body), speaker.now(), refusal)
    if speaker.paying == "lost_answer":
        abort(504)
    return _payout(books, speaker, id_)


def _payers(books: Books, speaker: Speaker) -> Response:
    entries = _heard(speaker, "payers").get("entries")
    found = [books.entry(str(number)) for number in entries] if isinstance(entries, list) else []
    lines: list[Json] = [
        {"entry": str(one.number), "name": one.payer, "account": one.account}
        for one in found
        if one
    ]
    told = speaker.message(BANK, f"payers-{books.new_id()}", "payers", {"payers": lines})
    return Response(exact.dumps(told), mimetype="application/json")


def _settle(books: Books, speaker: Speaker, id_: str) -> Response:
    """Those of other issuers too: a demo's stories have one of their own."""
    state = str(_heard(speaker).get("kind"))
    if state not in ("claimed", "released"):
        abort(400)
    books.move_guarantee(id_, state)
    return Response(status=204)


def _heard(speaker: Speaker, kind: str | None = None) -> dict[str, Json]:
    body = speaker.heard(request.get_data())
    if body is None or (kind and body.get("kind") != kind):
        abort(403)
    return body
