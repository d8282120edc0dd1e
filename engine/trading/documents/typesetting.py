"""Typesets a document as PDF/A-2b: a template (typst) with data, the same bytes each time.

Data reach the template as one JSON text, so nothing in them is ever read as markup.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from engine.errors import Refused
from engine.store import exact
from engine.trading.documents.fonts import chinese, fonts
from engine.vocabulary import Json

MAIN = "main.typ"
REMOTE = "@preview"


class NotTypeset(Refused):
    """The document could not be typeset; its template or the fonts of the machine are at fault."""


def typeset(templates: Mapping[str, bytes], data: Mapping[str, Json], at: datetime) -> bytes:
    """The PDF of `main.typ`; other templates may be imported by their names.

    A template sees nothing but the templates: it is compiled in an empty folder.

    Raises:
        NotTypeset: no Chinese font, a template with an error, or one that asks for the network.
    """
    if not chinese():
        raise NotTypeset("no Chinese font is installed on this machine")
    if any(REMOTE.encode() in body for body in templates.values()):
        raise NotTypeset("a template may not fetch packages from the network")
    with TemporaryDirectory(prefix="sunroad-") as folder:
        for name, body in templates.items():
            (Path(folder) / name).write_bytes(body)
        return _compiled(Path(folder), {**data, "fonts": list(chinese())}, at)


def _compiled(folder: Path, data: Mapping[str, Json], at: datetime) -> bytes:
    try:
        made = typst.compile(
            folder / MAIN,
            root=folder,
            font_paths=fonts(),
            sys_inputs={"data": exact.dumps(dict(data))},
            pdf_standards="a-2b",
            timestamp=at.replace(microsecond=0),
            package_path=folder,
            package_cache_path=folder,
        )
    except typst.TypstError as error:
        raise NotTypeset(error.message) from error
    if not isinstance(made, bytes):
        raise NotTypeset("nothing was typeset")
    return made
