"""Where a form may send somebody back to: pages of this site, nothing else."""

from urllib.parse import urlsplit

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from engine.vocabulary import Actor

ADMINISTRATORS = frozenset({"system_admin", "security_admin", "audit_admin"})


def within_site(sent: str | None, otherwise: str) -> str:
    """The path that was sent when it is a readable page of this site, else the other one.

    A site may lie below a path of its host: what was sent may name it or not.
    """
    path = (sent or "").rstrip("?").removeprefix(request.script_root)
    return request.script_root + path if _is_path(path) and _is_page(path) else otherwise


def landing(actor: Actor) -> str:
    """The first page after signing in: administrators have no tasks."""
    return url_for("admin.index" if actor.roles & ADMINISTRATORS else "desk.index")


def _is_path(path: str) -> bool:
    """Browsers read `//host`, `/\\host` and paths with control characters as other sites."""
    plain = path.startswith("/") and not path.startswith("//") and "\\" not in path
    return plain and all(letter > " " and letter != "\x7f" for letter in path)


def _is_page(path: str) -> bool:
    """Whether the path can be read: a form's own address often takes nothing but POST."""
    try:
        current_app.url_map.bind("").match(urlsplit(path).path, method="GET")
    except RequestRedirect:
        return True
    except (HTTPException, ValueError):
        return False
    return True
