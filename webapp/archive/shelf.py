"""The shelf, one archive with its file list and loans, and its package to take away."""

from collections.abc import Mapping

from flask import Response, render_template, request

from engine.errors import NotFound
from engine.store.files import download_headers
from engine.trading.archive.queries.shelf import archive as one_archive
from engine.trading.archive.queries.shelf import shelf
from webapp import current
from webapp.archive.blueprint import bp

STATES = {"lent": "借出中", "late": "逾期未还", "expired": "保管期满"}
ZIP = "application/zip"


@bp.get("/")
def index() -> str:
    text, state = request.args.get("text", "")[:100], request.args.get("state", "")
    page = current.ask(
        shelf, current.actor(), text=text, state=state, after=request.args.get("after")
    )
    return render_template("archive/index.html", page=page, text=text, state=state, states=STATES)


@bp.get("/<project>")
def opened(project: str) -> str:
    return archive_page(project)


@bp.get("/<project>/package.zip")
def package(project: str) -> Response:
    """The whole package; `sunroad archive open` reads it without this site."""
    found = current.ask(one_archive, current.actor(), project).shelved
    if found.package is None:
        raise NotFound(f"package of project {project}")
    headers = download_headers(f"{found.number or found.code or project}.zip", ZIP)
    chunks = current.engine().house.files.open(found.package)
    return Response(chunks, headers={**headers, "Content-Length": str(found.package_size)})


def archive_page(
    project: str,
    problems: list[dict[str, str]] | None = None,
    told: str = "",
    sent: Mapping[str, str] | None = None,
) -> str:
    """With what was typed and what was wrong with it, where a loan was refused."""
    return render_template(
        "archive/archive.html",
        found=current.ask(one_archive, current.actor(), project),
        problems=problems or [],
        told=told,
        sent=sent or {},
    )
