"""Certificates come from strangers: their type is told by their content, and must fit the name."""

from collections.abc import Mapping
from pathlib import PurePath

from engine.errors import Invalid, Problem
from engine.store import media_types
from engine.store.files import FileStore
from engine.trading.parties.inspecting import problem

LARGEST = 10 * 1024 * 1024
ENDINGS: Mapping[str, tuple[str, ...]] = {
    media_types.PDF: (".pdf",),
    media_types.PNG: (".png",),
    media_types.JPEG: (".jpg", ".jpeg"),
    media_types.OFD: (".ofd",),
}


def media_type(files: FileStore, digest: str, name: str) -> str:
    """
    Raises:
        Invalid: it is not in the store, is no PDF, PNG, JPEG or OFD, or its name says otherwise.
    """
    if not files.has(digest):
        raise Invalid(Problem(field="file", key="missing", text="the file was not stored"))
    if not name or len(name) > 255:
        raise Invalid(Problem(field="file", key="length", text="a name of 1 to 255 characters"))
    found = media_types.of(files.path(digest))
    if PurePath(name).suffix.lower() not in ENDINGS.get(found, ()):
        kind = found.partition(";")[0]
        raise Invalid(problem("file", "party_file_lies", name=name, type=kind))
    return found
