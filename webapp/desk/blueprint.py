"""The desk's blueprint: who comes to it, and room for uploads."""

from typing import Any

from flask import Blueprint, request
from flask_login import current_user

from engine.workflow.queries.documents import require_attach
from webapp import current, lapsed

LARGEST = 100 * 1024 * 1024
ENVELOPE = 64 * 1024
"""What a browser writes around the bytes of a file."""

bp = Blueprint("desk", __name__)
lapsed.attach(bp, home="desk.index")


@bp.url_value_preprocessor
def judge_upload(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Whoever may not attach is refused before a byte of the file is read: CSRF reads it next."""
    if endpoint == "desk.attach" and values and current_user.is_authenticated:
        asked = request.args
        current.ask(
            require_attach,
            current.actor(),
            values["project"],
            asked.get("task"),
            asked.get("message"),
        )
        request.max_content_length = LARGEST + ENVELOPE
