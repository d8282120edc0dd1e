"""The blueprint of parties, with room for a certificate."""

from typing import Any

from flask import Blueprint, request
from flask_login import current_user

from engine.trading.parties.certificates import LARGEST
from webapp import lapsed

ENVELOPE = 64 * 1024
"""What a browser writes around the bytes of a file."""
WITH_FILE = ("parties.keep_item", "parties.change_item")

bp = Blueprint("parties", __name__, url_prefix="/parties")
lapsed.attach(bp, home="parties.own")


@bp.url_value_preprocessor
def make_room(endpoint: str | None, values: dict[str, Any] | None) -> None:  # noqa: ARG001 - Flask's signature
    """A certificate is larger than other forms; strangers get no room."""
    if endpoint in WITH_FILE and current_user.is_authenticated:
        request.max_content_length = LARGEST + ENVELOPE
