"""Other sites that receive notices: the statutory channels of a demo, in one process of its own.

Each channel keeps what it is sent in a folder of its own and answers by its own clock.
"""

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, jsonify, make_response, render_template, request

from engine.demo.media import MEDIA
from engine.store import exact
from engine.trading.notices.media import CHANNEL, ONLY
from webapp.i18n import Translator
from webapp.look import built, moment
from webapp.portal import reading
from webapp.visitor_words import visitor_language, visitor_words

LARGEST = 4 * 1024 * 1024
SHOWN = 50
KEY = re.compile(r"[0-9A-Za-z]{1,64}")
NAMES = {one.key: one for one in (ONLY, *MEDIA)}
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
        _=visitor_words(Translator.read()), language=visitor_language, asset=built(app)
    )
    app.jinja_env.filters["moment"] = lambda text: moment(datetime.fromisoformat(str(text)))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    folder.mkdir(parents=True, exist_ok=True)
    for rule, name, view, method in RULES:
        answer = _within(folder, view)
        first = {"medium": CHANNEL}
        app.add_url_rule(rule, name, answer, defaults=first, methods=[method])
        app.add_url_rule(f"/media/<medium>{rule}", name, answer, methods=[method])
    app.after_request(_guarded)
    return app


def _within(folder: Path, view: Callable[..., Any]) -> Callable[..., Any]:
    def answer(medium: str, **named: str) -> Any:
        if medium not in NAMES:
            abort(404)
        place = folder if medium == CHANNEL else folder / medium
        return view(place, medium, **named)

    return answer


def _take(folder: Path, medium: str, key: str) -> Response:  # noqa: ARG001 - all alike
    """Its hash and its times by this machine's clock: shown as soon as it came."""
    path, body = _path(folder, key), request.get_data()
    told = _told(body)
    if hashlib.sha256(exact.canonical(told.get("content"))).hexdigest() != told.get("hash"):
        abort(422)
    known = path.exists()
    if not known:
        folder.mkdir(exist_ok=True)
        draft = path.with_suffix(".part")
        draft.write_bytes(body)
        draft.replace(path)
    came = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat()
    kept = hashlib.sha256(exact.canonical(_kept(folder, key)["content"])).hexdigest()
    answer = jsonify(hash=kept, received_at=came, shown_at=came)
    return make_response(answer, 200 if known else 201)


def _show(folder: Path, medium: str, key: str) -> Response:  # noqa: ARG001 - all alike
    """The bytes that the hash is made of, and when the notice says it was published."""
    kept = _kept(folder, key)
    answer = Response(exact.canonical(kept["content"]), mimetype="application/json")
    answer.headers["X-Published-At"] = str(kept["published_at"])
    return answer


def _read(folder: Path, medium: str, key: str) -> str:
    """The notice as people read it, from the bytes that came."""
    notice = _kept(folder, key)
    content = notice["content"]
    return render_template(
        "receiver_notice.html",
        notice=notice,
        medium=NAMES[medium],
        key=key,
        body=reading.body(content),
        parts=reading.parts(content, {}),
    )


def _kept(folder: Path, key: str) -> dict[str, Any]:
    path = _path(folder, key)
    if not path.exists():
        abort(404)
    return _told(path.read_bytes())


def _page(folder: Path, medium: str) -> str:
    """The newest, as they were published."""
    paths = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    notices = [{**_told(path.read_bytes()), "key": path.stem} for path in paths[:SHOWN]]
    notices.sort(key=lambda notice: str(notice.get("published_at")), reverse=True)
    return render_template(
        "receiver.html", notices=notices, count=len(paths), medium=NAMES[medium], media=MEDIA
    )


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


def _guarded(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response


RULES: tuple[tuple[str, str, Callable[..., Any], str], ...] = (
    ("/", "index", _page, "GET"),
    ("/read/<key>", "read", _read, "GET"),
    ("/notices/<key>", "show", _show, "GET"),
    ("/notices/<key>", "take", _take, "PUT"),
)
"""The first channel answers at the root, the others each in a place of their own."""
