"""What kinds of files a trading type has, told by their paths; and which page opens each."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for

from engine.studio.queries.draft_view import FileLine

KINDS = {
    "item": "目录项",
    "diagram": "流程图",
    "form": "表单",
    "table": "决策表",
    "template": "文书模板",
    "translation": "译文",
    "story": "用例",
    "test": "决策表测试",
}
FOLDERS = {
    "templates": "template",
    "translations": "translation",
    "stories": "story",
    "tests": "test",
}
ENDS = {"bpmn": "diagram", "dmn": "table", "form": "form", "toml": "item"}
EDITORS = {
    "diagram": "studio.diagram",
    "form": "studio.form",
    "table": "studio.table",
    "item": "studio.item",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """The files of one kind; `kind` is a key of KINDS."""

    kind: str
    files: tuple[FileLine, ...]


def kind_of(path: str) -> str:
    folder, _, rest = path.partition("/")
    known = FOLDERS.get(folder) if rest else None
    return known or ENDS.get(path.rpartition(".")[2], "template")


def shelves(files: Iterable[FileLine]) -> list[Shelf]:
    """Kinds in the order of KINDS, empty ones left out."""
    kept = tuple(files)
    found = [
        Shelf(kind=kind, files=tuple(file for file in kept if kind_of(file.path) == kind))
        for kind in KINDS
    ]
    return [shelf for shelf in found if shelf.files]


def editor(draft: str, path: str) -> str:
    """The address of the page that edits a file: its own editor, else the plain text."""
    endpoint = EDITORS.get(kind_of(path), "studio.text")
    if endpoint == "studio.item":
        return url_for(endpoint, draft=draft)
    return url_for(endpoint, draft=draft, path=path)
