"""What was sent after its session ended, or from a page older than it: sign in, and come back."""

from functools import partial
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, flash, jsonify, make_response, redirect, request, url_for
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response as Redirect

from webapp.i18n import translate
from webapp.people import require_sign_in


def attach(bp: Blueprint, home: str) -> None:
    """For people who signed in; `home` is the endpoint of who came from no page of ours."""
    bp.before_request(partial(_require_session, home))
    bp.register_error_handler(CSRFError, partial(_stale, home))


def _require_session(home: str) -> Any:
    """Pages lead to the door; what was sent after the session ended leads there and back."""
    if current_user.is_authenticated:
        return None
    return require_sign_in() if request.method in ("GET", "HEAD") else _ended(home)


def _stale(home: str, error: CSRFError) -> Response | Redirect:  # noqa: ARG001 - Flask's signature
    """The page is older than the session: nothing was done, and its browser has what was typed."""
    if not current_user.is_authenticated or _by_script():
        return _ended(home)
    flash(translate("页面已过期，没有提交。请核对内容后再提交一次。"), "warning")
    return redirect(_page_before(home), 303)


def _ended(home: str) -> Response | Redirect:
    """Sign in again, and go on where one was."""
    told = translate("登录已失效，请重新登录。您填写的内容已保存在本机，登录后自动恢复。")
    if _by_script():
        return make_response(jsonify(message=told), 401)
    flash(told, "warning")
    return redirect(url_for("account.sign_in", next=_page_before(home)), 303)


def _by_script() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _page_before(home: str) -> str:
    """The page of ours that sent this; its address comes from the browser."""
    parts = urlsplit(request.referrer or "")
    ours = parts.netloc == request.host and parts.path.startswith("/")
    return parts.path if ours else url_for(home)
