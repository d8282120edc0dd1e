"""Which files differ, each read by what kind of file it is."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from engine.workflow.comparing.change import Change, FileChange, Part
from engine.workflow.comparing.diagrams import diagram_changes
from engine.workflow.comparing.forms import form_changes
from engine.workflow.comparing.item import item_changes
from engine.workflow.comparing.plain import text_changes
from engine.workflow.comparing.stories import story_changes
from engine.workflow.comparing.tables import table_changes
from engine.workflow.comparing.translations import names_of, translation_changes

Files = Mapping[str, bytes]
Reader = Callable[[bytes, bytes], tuple[Change, ...]]
READERS: Mapping[Part, Reader] = {
    "item": item_changes,
    "diagram": diagram_changes,
    "form": form_changes,
    "table": table_changes,
    "template": text_changes,
    "story": story_changes,
    "translation": translation_changes,
    "other": text_changes,
}
"""How each kind of file is compared, in the order in which files are told."""
_ORDER = tuple(READERS)
_ENDS: Mapping[str, Part] = {".bpmn": "diagram", ".dmn": "table", ".form": "form"}
_FOLDERS: Mapping[str, Part] = {
    "templates": "template",
    "stories": "story",
    "translations": "translation",
}


def compare(old: Files, new: Files) -> tuple[FileChange, ...]:
    """Every file that differs; nothing is raised for content that cannot be read."""
    paths = sorted(old.keys() | new.keys(), key=lambda path: (_ORDER.index(part_of(path)), path))
    return tuple(_changes(paths, old, new))


def part_of(path: str) -> Part:
    """What kind of file a path of a package names."""
    if path.rpartition("/")[2] == "item.toml":
        return "item"
    for end, part in _ENDS.items():
        if path.endswith(end):
            return part
    return next((_FOLDERS[one] for one in path.split("/")[:-1] if one in _FOLDERS), "other")


def _changes(paths: list[str], old: Files, new: Files) -> Iterator[FileChange]:
    english = names_of(old, new)
    readers: dict[Part, Reader] = {**READERS, "diagram": partial(diagram_changes, english=english)}
    for path in paths:
        part = part_of(path)
        if path not in old:
            yield FileChange(path=path, part=part, how="added")
        elif path not in new:
            yield FileChange(path=path, part=part, how="removed")
        elif old[path] != new[path]:
            found = readers[part](old[path], new[path])
            yield FileChange(path=path, part=part, how="changed", changes=found)
