"""Typesets and signs what a service issued, and keeps the file; called twice it keeps one."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

import segno

from engine.settings import Settings
from engine.store.files import FileStore
from engine.trading.documents.orders.keep_document import KeepDocument
from engine.trading.documents.signing import signed
from engine.trading.documents.typesetting import MAIN, NotTypeset, typeset
from engine.vocabulary import CLOCK, Data, Json, Order

LARGEST = 20 * 1024 * 1024
SHARED = "shared/templates"


def send(key: str, body: Data, settings: Settings) -> Sequence[Order]:
    """Returns the order that notes which file it became.

    Raises:
        NotTypeset: the template is missing or wrong.
    """
    content = body["content"]
    assert isinstance(content, dict)
    url = f"{settings.public_url}/verify/{key}"
    data: dict[str, Json] = {**content, "hash": body["hash"], "url": url, "qr": _code(url)}
    pdf = typeset(_templates(body, settings), _spelt(data), datetime.fromisoformat(str(body["at"])))
    whole = signed(settings, pdf, reason=str(content["title"]))
    kept = FileStore(settings.files).put(io.BytesIO(whole), LARGEST)
    project = str(body["project"])
    return [
        KeepDocument(actor=CLOCK, project=project, document=key, sha256=kept.sha256, size=kept.size)
    ]


def _templates(body: Data, settings: Settings) -> Mapping[str, bytes]:
    """The shared ones, with those of the project's version over them; the named one is main."""
    folder = settings.processes / SHARED
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.typ"))}
    own = body.get("own")
    files |= (
        {name: str(text).encode() for name, text in own.items()} if isinstance(own, dict) else {}
    )
    wanted = f"{body['template']}.typ"
    if wanted not in files:
        raise NotTypeset(f"there is no template {wanted}")
    return {**files, MAIN: files[wanted]}


def _spelt(data: Mapping[str, Json]) -> dict[str, Json]:
    """Numbers as texts: a template's numbers are binary, and amounts have to stay exact."""
    return {name: _text(value) for name, value in data.items()}


def _text(value: Json) -> Json:
    if isinstance(value, dict):
        return _spelt(value)
    if isinstance(value, list):
        return [_text(one) for one in value]
    return str(value) if isinstance(value, Decimal) else value


def _code(url: str) -> str:
    """A QR code as SVG."""
    drawn = io.BytesIO()
    segno.make(url, error="m").save(drawn, kind="svg", border=0, xmldecl=False)
    return drawn.getvalue().decode()
