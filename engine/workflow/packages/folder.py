"""A package as folders of a checkout: processes/<type>/, forms/<type>/, and what it shares."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from engine.workflow.checks.xml import Node, Unsafe, parse
from engine.workflow.normalise import normalise
from engine.workflow.packages import english
from engine.workflow.packages.package import ITEM, Package, of
from engine.workflow.versions import ENGLISH

_PARTS = (ITEM, "*.bpmn", "*.dmn", "templates/**/*", "stories/*.json", "tests/*.json")


def names(processes: Path) -> tuple[str, ...]:
    """Folders that hold a package."""
    return tuple(sorted(path.parent.name for path in processes.glob(f"*/{ITEM}")))


def read(processes: Path, forms: Path, trading_type: str) -> Package:
    """The package of one trading type.

    Raises:
        BadDiagram: item.toml is missing or is not TOML. What is no XML is left to the checks.
    """
    folder = processes / trading_type
    own = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for part in _PARTS
        for path in folder.glob(part)
        if path.is_file()
    }
    called = _called(own, processes / "shared") | _threshold(own, processes / "shared")
    parts = own | called | _forms(forms, trading_type)
    return of(parts | _english(processes / ENGLISH), trading_type)


def unpack(package: Package, target: Path) -> None:
    """Write a package as the folders it is read from: `target`/processes and `target`/forms.

    English names of other types that are there stay.
    """
    for path, body in package.written.items():
        place = target / _place(path, package.trading_type)
        place.parent.mkdir(parents=True, exist_ok=True)
        known = path == ENGLISH and place.exists()
        place.write_bytes(english.merged(place.read_bytes(), body) if known else body)


def _place(path: str, trading_type: str) -> str:
    if path.startswith("forms/"):
        return path
    shared = path.startswith("shared/") or path == ENGLISH
    return f"processes/{path}" if shared else f"processes/{trading_type}/{path}"


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
        process: path
        for path in sorted(shared.glob("*.bpmn"))
        for process in _ids(normalise(path.read_bytes()))
    }
    found: dict[str, bytes] = {}
    wanted = {process for body in own.values() for process in _calls(body)}
    while wanted:
        path = homes.get(wanted.pop())
        if path is not None and f"shared/{path.name}" not in found:
            found[f"shared/{path.name}"] = body = path.read_bytes()
            wanted |= _calls(body)
    return found


def _threshold(own: Mapping[str, bytes], shared: Path) -> dict[str, bytes]:
    """The shared table that holds the decision which the item names as its threshold."""
    try:
        named = tomllib.loads(own.get(ITEM, b"").decode()).get("threshold")
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}
    tables = {f"shared/{path.name}": path.read_bytes() for path in sorted(shared.glob("*.dmn"))}
    return {path: body for path, body in tables.items() if named in _ids(body, "{*}decision")}


def _ids(body: bytes, kind: str = "{*}process") -> set[str]:
    return {str(node.get("id")) for node in _nodes(body, kind)}


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
