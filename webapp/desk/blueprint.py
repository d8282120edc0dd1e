"""The desk's blueprint: who comes to it, what becomes of a session that ended, room for uploads."""

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, flash, jsonify, make_response, redirect, request, url_for
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response as Redirect

from engine.workflow.queries.documents import require_attach
from webapp import current
from webapp.i18n import translate
from webapp.people import require_sign_in

LARGEST = 100 * 1024 * 1024
ENVELOPE = 64 * 1024
"""What a browser writes around the bytes of a file."""

bp = Blueprint("desk", __name__)


@bp.url_value_preprocessor
def judge_upload(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Whoever may not attach is refused before a byte of the file is read: CSRF reads it next."""
    if endpoint == "desk.attach" and values and current_user.is_authenticated:
        current.ask(require_attach, current.actor(), values["project"], request.args.get("task"))
        request.max_content_length = LARGEST + ENVELOPE


@bp.before_request
def require_session() -> Any:
    """Pages lead to the door; what was sent after the session ended leads there and back."""
    if current_user.is_authenticated:
        return None
    return require_sign_in() if request.method in ("GET", "HEAD") else ended()


@bp.errorhandler(CSRFError)
def stale(error: CSRFError) -> Response | Redirect:  # noqa: ARG001 - Flask's signature
    """The page is older than the session: nothing was done, and its browser has what was typed."""
    if not current_user.is_authenticated or _by_script():
        return ended()
    flash(translate("页面已过期，没有提交。请核对内容后再提交一次。"), "warning")
    return redirect(_page_before(), 303)


def ended() -> Response | Redirect:
    """Sign in again, and go on where one was."""
    told = translate("登录已失效，请重新登录。您填写的内容已保存在本机，登录后自动恢复。")
    if _by_script():
        return make_response(jsonify(message=told), 401)
    flash(told, "warning")
    return redirect(url_for("account.sign_in", next=_page_before()), 303)


def _by_script() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _page_before() -> str:
    """The page of ours that sent this; its address comes from the browser."""
    parts = urlsplit(request.referrer or "")
    ours = parts.netloc == request.host and parts.path.startswith("/")
    return parts.path if ours else url_for("desk.index")
