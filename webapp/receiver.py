"""Another site that receives notices: the second channel of a demo, in a process of its own."""

import hashlib
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, render_template, request

from engine.store import exact
from webapp.i18n import Translator
from webapp.look import built, moment
from webapp.portal import reading

LARGEST = 4 * 1024 * 1024
SHOWN = 50
KEY = re.compile(r"[0-9A-Za-z]{1,64}")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}


def create_receiver(folder: Path) -> Flask:
    """An application that keeps every notice it is sent as a file, and shows what it has.

    A notice whose content does not match its hash is refused; the same notice twice is once.
    """
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST
    app.jinja_env.globals.update(
        _=_translate(Translator.read()), language=_language, asset=built(app)
    )
    app.jinja_env.filters["moment"] = lambda text: moment(datetime.fromisoformat(str(text)))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    folder.mkdir(parents=True, exist_ok=True)
    app.add_url_rule("/", "index", lambda: _page(folder))
    app.add_url_rule("/read/<key>", "read", lambda key: _read(folder, key))
    app.add_url_rule("/notices/<key>", "show", lambda key: _show(folder, key))
    app.add_url_rule("/notices/<key>", "take", lambda key: _take(folder, key), methods=["PUT"])
    app.after_request(_guarded)
    return app


def _take(folder: Path, key: str) -> Response:
    path, body = _path(folder, key), request.get_data()
    told = _told(body)
    if hashlib.sha256(exact.canonical(told.get("content"))).hexdigest() != told.get("hash"):
        abort(422)
    known = path.exists()
    if not known:
        draft = path.with_suffix(".part")
        draft.write_bytes(body)
        draft.replace(path)
    return Response(status=200 if known else 201)


def _show(folder: Path, key: str) -> Response:
    """The bytes that the hash is made of."""
    content = exact.canonical(_kept(folder, key)["content"])
    return Response(content, mimetype="application/json")


def _read(folder: Path, key: str) -> str:
    """The notice as people read it, from the bytes that came."""
    notice = _kept(folder, key)
    content = notice["content"]
    return render_template(
        "receiver_notice.html",
        notice=notice,
        key=key,
        body=reading.body(content),
        parts=reading.parts(content, {}),
    )


def _kept(folder: Path, key: str) -> dict[str, Any]:
    path = _path(folder, key)
    if not path.exists():
        abort(404)
    return _told(path.read_bytes())


def _page(folder: Path) -> str:
    """The newest, as they were published."""
    paths = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    notices = [{**_told(path.read_bytes()), "key": path.stem} for path in paths[:SHOWN]]
    notices.sort(key=lambda notice: str(notice.get("published_at")), reverse=True)
    return render_template("receiver.html", notices=notices, count=len(paths))


def _path(folder: Path, key: str) -> Path:
    if not KEY.fullmatch(key):
        abort(400)
    return folder / f"{key}.json"


def _told(body: bytes) -> dict[str, Any]:
    """A notice with its content, hash and time, or 400."""
    try:
        told = exact.loads(body)
        datetime.fromisoformat(str(told.get("published_at")))  # type: ignore[union-attr]
        str(told["content"]["title"])  # type: ignore[index, call-overload]
    except (ValueError, AttributeError, KeyError, TypeError):
        abort(400)
    return told  # type: ignore[return-value]


def _language() -> str:
    asked = request.args.get("language")
    known = ("zh", "en")
    return asked if asked in known else request.accept_languages.best_match(known) or "zh"


def _translate(translator: Translator) -> Callable[..., str]:
    def say(text: str, **values: object) -> str:
        said = translator.say(text, _language())
        return said % values if values else said

    return say


def _guarded(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response
