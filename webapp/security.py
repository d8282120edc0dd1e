"""What every answer carries: a nonce policy for scripts, and headers that distrust the world."""

import secrets

from flask import Flask, Response, abort, g, request

from engine.settings import DEFAULT_SECRET, Settings, key_file


def session_secret(settings: Settings) -> bytes:
    """The key that signs cookies: from the environment, else a key file of the installation."""
    if settings.secret_key != DEFAULT_SECRET:
        return settings.secret_key.encode()
    return key_file(settings, "session.key")


def nonce() -> str:
    """One per request, for the page's own scripts."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(18)
    return str(g.nonce)


def attach(app: Flask) -> None:
    app.before_request(_no_unstorable)
    app.after_request(_headers)
    app.jinja_env.globals["nonce"] = nonce


def _no_unstorable() -> None:
    """No text of ours holds NUL, and PostgreSQL cannot even compare with it."""
    sent = (request.path, *request.args.values(), *request.form.values())
    if any("\0" in text for text in sent):
        abort(400)


def _headers(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", _policy())
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("X-Frame-Options", "DENY")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _policy() -> str:
    """Scripts by nonce; the diagram and form islands set style attributes, nothing else inline."""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'nonce-{nonce()}'",
            "style-src 'self'",
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )
