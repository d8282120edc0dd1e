"""Packages to take away: an item's revision, a draft as it stands."""

from collections.abc import Mapping

from flask import Response

from engine.store.files import download_headers
from engine.studio.queries.draft_files import draft_files
from engine.studio.queries.draft_view import draft_view
from engine.workflow import packages
from engine.workflow.packages import naming
from engine.workflow.queries.item_package import item_package
from webapp import current
from webapp.packages.blueprint import bp

ZIP = "application/zip"


@bp.get("/items/<code>/<int:revision>.zip")
def item_zip(code: str, revision: int) -> Response:
    parts = current.ask(item_package, current.actor(), code, revision)
    return zip_answer(parts, f"{code}-{revision}.zip")


@bp.get("/drafts/<draft>.zip")
def draft_zip(draft: str) -> Response:
    view = current.ask(draft_view, current.actor(), draft)
    files = current.ask(draft_files, current.actor(), draft)
    return zip_answer(naming.named(files, view.trading_type), f"{view.trading_type}.zip")


def zip_answer(parts: Mapping[str, bytes], name: str) -> Response:
    """The files as a zip to be kept under this name."""
    return Response(packages.write_zip(parts), headers=download_headers(name, ZIP))
