"""The pretended bank's pages: pay as anybody, misbehave, issue guarantees, give statements."""

from datetime import datetime

from flask import Flask, Response, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from engine.errors import Invalid
from engine.settings import Settings
from engine.trading.money.amounts import fen, yuan
from webapp.bank import issuing, line
from webapp.bank.books import Books
from webapp.bank.speaking import PAYING, TELLING, Speaker, folder_of
from webapp.i18n import Translator
from webapp.look import built, moment
from webapp.visitor_words import visitor_language, visitor_words

LARGEST = 4 * 1024 * 1024
LONGEST = 200
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def create_bank(settings: Settings, platform: str) -> Flask:
    """An application with its own books in `data/bank`; it tells `platform` what happens."""
    app = Flask("webapp")
    app.config["MAX_CONTENT_LENGTH"] = LARGEST
    books, speaker = Books(folder_of(settings)), Speaker(settings, platform.rstrip("/"))
    speaker.introduce()
    _dress(app)
    app.add_url_rule("/", "index", lambda: _page(books, speaker))
    app.add_url_rule("/payments", "pay", lambda: _pay(books, speaker), methods=["POST"])
    app.add_url_rule("/conduct", "conduct", lambda: _conduct(books, speaker), methods=["POST"])
    app.add_url_rule("/statement", "statement", lambda: _statement(books, speaker))
    app.extensions["speaker"] = speaker
    issuing.attach(app, books, speaker)
    line.attach(app, books, speaker)
    return app


def _dress(app: Flask) -> None:
    app.jinja_env.globals.update(
        _=visitor_words(Translator.read()), language=visitor_language, asset=built(app)
    )
    app.jinja_env.filters["moment"] = lambda text: moment(datetime.fromisoformat(str(text)))
    app.jinja_env.filters["yuan"] = lambda amount: f"{yuan(amount):,}"
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    @app.after_request
    def guarded(response: Response) -> Response:
        response.headers.update(HEADERS)
        return response


def _page(books: Books, speaker: Speaker, wrong: str = "", status: int = 200) -> Answer:
    page = render_template(
        "bank/index.html",
        entries=reversed(books.entries(50)),
        payouts=books.payouts(),
        speaker=speaker,
        telling=TELLING,
        paying=PAYING,
        wrong=wrong,
        typed=request.form if wrong else {},
        told=request.args.get("told", ""),
    )
    return Response(page, status=status)


def _pay(books: Books, speaker: Speaker) -> Answer:
    """Whoever it is, whatever they pay; `booked_at` only where somebody wants another moment."""
    asked = request.form
    try:
        amount = fen(asked.get("amount", ""))
        booked = _moment(asked.get("booked_at", "")) or speaker.now()
    except (Invalid, ValueError):
        return _page(books, speaker, "amount", 422)
    number = asked.get("sub_account", "").replace(" ", "")[:LONGEST]
    payer, account = asked.get("payer", "")[:LONGEST], asked.get("account", "")[:LONGEST]
    if not (amount and number and payer and account):
        return _page(books, speaker, "missing", 422)
    codes = speaker.tell_credit(books.pay(number, amount, payer, account, booked))
    told = ",".join(map(str, codes)) or "none"
    return redirect(f"/?told={told}&language={visitor_language()}", 303)


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text).astimezone() if text else None


def _conduct(books: Books, speaker: Speaker) -> Answer:  # noqa: ARG001 - all views alike
    telling, paying = request.form.get("telling"), request.form.get("paying")
    speaker.telling = telling if telling in TELLING else speaker.telling
    speaker.paying = paying if paying in PAYING else speaker.paying
    return redirect(f"/?language={visitor_language()}", 303)


def _statement(books: Books, speaker: Speaker) -> Answer:
    return Response(
        speaker.statement(books),
        mimetype="application/x-ndjson",
        headers={"Content-Disposition": 'attachment; filename="statement.jsonl"'},
    )
