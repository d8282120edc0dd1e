"""A receipt is checked against the platform's key; what is told says nothing of its bid's fate."""

from flask import Response, make_response, render_template, request

from engine.errors import Refused, SealingRefused
from engine.store import exact
from engine.trading.bids.queries.receipt_keys import check_receipt, receipt_keys
from engine.vocabulary import Json
from webapp import current
from webapp.errors import status_of
from webapp.receipts.blueprint import bp
from webapp.receipts.seconds import to_the_second

LARGEST = 16 * 1024


@bp.get("/keys")
def keys() -> str:
    return render_template("receipts/keys.html", keys=current.ask(receipt_keys))


@bp.get("/receipts/verify")
def verify() -> str:
    return _page()


@bp.post("/receipts/verify")
def check() -> Response | str:
    text = _sent()
    try:
        told = _object(text)
        current.ask(check_receipt, told)
    except Refused as refusal:
        return make_response(_page(text=text, refused=True), status_of(refusal))
    return _page(text=text, receipt=told)


def _sent() -> str:
    """The file, else what was typed."""
    file = request.files.get("file")
    content = file.stream.read(LARGEST + 1) if file and file.filename else b""
    return (content.decode("utf-8", "replace") or request.form.get("text", ""))[: LARGEST + 1]


def _object(text: str) -> dict[str, Json]:
    try:
        told = exact.loads(text)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or len(text) > LARGEST:
        raise SealingRefused("receipt", place="json")
    return told


def _page(text: str = "", receipt: dict[str, Json] | None = None, *, refused: bool = False) -> str:
    return render_template(
        "receipts/verify.html",
        text=text,
        receipt=receipt,
        refused=refused,
        to_the_second=to_the_second,
    )
