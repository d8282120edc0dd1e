"""A trading type as a folder: its item, diagrams, tables, forms, stories, and what it shares."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from engine.errors import BadDiagram
from engine.vocabulary import Json
from engine.workflow.checks.xml import Node, Unsafe, parse
from engine.workflow.normalise import normalise
from engine.workflow.versions import ENGLISH

_PARTS = ("*.bpmn", "*.dmn", "templates/**/*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """`files` is the bundle: own parts by name, called processes under shared/, forms/<id>.form."""

    trading_type: str
    content: Mapping[str, Json]
    files: Mapping[str, bytes]
    stories: Mapping[str, bytes]


def names(processes: Path) -> tuple[str, ...]:
    """Folders that hold a package."""
    return tuple(sorted(path.parent.name for path in processes.glob("*/item.toml")))


def read(processes: Path, forms: Path, trading_type: str) -> Package:
    """The package of one trading type.

    Raises:
        BadDiagram: item.toml is missing or is not TOML. What is no XML is left to the checks.
    """
    folder = processes / trading_type
    own = {
        path.relative_to(folder).as_posix(): _body(path)
        for part in _PARTS
        for path in folder.glob(part)
        if path.is_file()
    }
    files = own | _called(own, processes / "shared") | _forms(forms, trading_type)
    files |= _english(processes / "translations" / "en.json")
    return Package(
        trading_type=trading_type,
        content=_item(folder / "item.toml"),
        files=dict(sorted(files.items())),
        stories={path.name: path.read_bytes() for path in sorted(folder.glob("stories/*.json"))},
    )


def _body(path: Path) -> bytes:
    """What a file holds; diagrams as they are kept."""
    body = path.read_bytes()
    return normalise(body) if path.suffix == ".bpmn" else body


def _item(path: Path) -> Mapping[str, Json]:
    try:
        return cast(Mapping[str, Json], tomllib.loads(path.read_text("utf-8"), parse_float=str))
    except FileNotFoundError:
        raise BadDiagram(f"{path.name} · missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadDiagram(f"{path.name} · {error}") from None


def _forms(forms: Path, trading_type: str) -> dict[str, bytes]:
    return {
        f"forms/{path.relative_to(forms).as_posix()}": path.read_bytes()
        for folder in (trading_type, "shared")
        for path in sorted((forms / folder).glob("*.form"))
    }


def _english(path: Path) -> dict[str, bytes]:
    return {ENGLISH: path.read_bytes()} if path.exists() else {}


def _called(own: Mapping[str, bytes], shared: Path) -> dict[str, bytes]:
    """The shared diagrams that hold a called process, and those that they call."""
    homes = {
        process: path for path in sorted(shared.glob("*.bpmn")) for process in _ids(_body(path))
    }
    found: dict[str, bytes] = {}
    wanted = {process for body in own.values() for process in _calls(body)}
    while wanted:
        path = homes.get(wanted.pop())
        if path is not None and f"shared/{path.name}" not in found:
            found[f"shared/{path.name}"] = body = _body(path)
            wanted |= _calls(body)
    return found


def _ids(body: bytes) -> set[str]:
    return {str(node.get("id")) for node in _nodes(body, "{*}process")}


def _calls(body: bytes) -> set[str]:
    if b"calledElement" not in body:
        return set()
    return {
        str(node.get("processId"))
        for node in _nodes(body, "{*}calledElement")
        if node.get("processId")
    }


def _nodes(body: bytes, name: str) -> list[Node]:
    try:
        return list(parse(body).iter(name))
    except Unsafe:
        return []
