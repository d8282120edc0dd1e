"""The blueprint of packages: open to those who write trading types, with room for a zip."""

from typing import Any

from flask import Blueprint, request
from flask_login import current_user

from engine.people import permissions
from engine.workflow.packages.entries import MOST_TOTAL
from webapp import current, lapsed

ENVELOPE = 64 * 1024
"""What a browser writes around the bytes of a file."""
WITH_ZIP = ("packages.upload", "packages.manifest", "packages.signed")

bp = Blueprint("packages", __name__, url_prefix="/packages")
lapsed.attach(bp, home="packages.index")


@bp.url_value_preprocessor
def make_room(endpoint: str | None, values: dict[str, Any] | None) -> None:  # noqa: ARG001 - Flask's signature
    """A zip is larger than other forms; strangers get no room: CSRF reads the form next."""
    if endpoint in WITH_ZIP and current_user.is_authenticated:
        permissions.require(permissions.may_enter_studio(current.actor()))
        request.max_content_length = MOST_TOTAL + ENVELOPE


@bp.before_request
def writes_trading_types() -> None:
    """Raises NotAllowed for people who write no drafts anywhere."""
    if current_user.is_authenticated:
        permissions.require(permissions.may_enter_studio(current.actor()))
