"""A diagram file of a project's version, and the processes it calls, by their names."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.vocabulary import Actor
from engine.workflow.queries.answering import flow_of, seen_project, version_of
from engine.workflow.queries.passage import passage, reached, run_of
from engine.workflow.spiff import Flow
from engine.workflow.spiff.values import Path
from engine.workflow.versions import Version

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Process:
    """A process of the version: `called_by` holds the elements that call it.

    `state` is active, finished or ahead.
    """

    id: str
    name: str
    called_by: tuple[str, ...]
    state: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Diagram:
    """BPMN XML of one process."""

    process: str
    xml: bytes


def diagram(
    session: Session,
    actor: Actor,
    id_: str,
    process: str | None = None,
    language: str = "zh",
) -> Diagram:
    """The file that holds a process, the main one by default; its elements named in `language`.

    Raises:
        NotFound: no such project for them, or no such process in its version.
    """
    row, _ = seen_project(session, actor, id_)
    version = version_of(session, row)
    wanted = process or version.process
    for root, content in _files(version):
        if any(node.get("id") == wanted for node in root.iter("{*}process")):
            return Diagram(process=wanted, xml=_named(root, content, version, language))
    raise NotFound(f"process {wanted}")


def processes(
    session: Session, actor: Actor, id_: str, language: str = "zh", run: str | None = None
) -> tuple[Process, ...]:
    """The main process, then those it can come to call, in the order in which it does.

    With `run` the process of that item, and what that calls.

    Raises:
        NotFound: no such project for them, or no such item in it.
    """
    row, _ = seen_project(session, actor, id_)
    version = version_of(session, row)
    flow = flow_of(session, row)
    item = run_of(flow, run)
    path = passage(flow, version, item)
    names, calls = _read(version)
    found = reached(version, item.inner if item else version.process)
    if item is None:
        found = _shared(version, flow, found)
    by = [call for made in calls.values() for call in made]
    return tuple(
        Process(
            id=process,
            name=version.name(process, language, names[process]),
            called_by=tuple(element for called, element in by if called == process),
            state=_state(process, path),
        )
        for process in found
        if process in names
    )


def _shared(version: Version, flow: Flow, found: tuple[str, ...]) -> tuple[str, ...]:
    """Without those that only items run through, as soon as there are items to look at."""
    apart = {(run.process, run.element) for run in flow.runs() if run.inner != run.process}
    if not apart:
        return found
    kept = reached(version, version.process, apart)
    return tuple(process for process in found if process in kept)


def _named(root: etree._Element, content: bytes, version: Version, language: str) -> bytes:
    if language == "zh":
        return content
    for node in root.iter("{*}*"):
        id_, name = node.get("id"), node.get("name")
        if id_ and name:
            node.set("name", version.name(id_, language, name))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _state(process: str, path: Path) -> str:
    if any(process == at for at, *_ in path.active):
        return "active"
    return "finished" if path.finished.get(process) else "ahead"


def _read(version: Version) -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    """Names of processes, and who calls whom: process → (called process, calling element)."""
    names: dict[str, str] = {}
    calls: dict[str, list[tuple[str, str]]] = {}
    for root, _ in _files(version):
        for process in root.iter("{*}process"):
            id_ = str(process.get("id"))
            names[id_] = process.get("name") or id_
            calls[id_] = [
                (str(called.get("processId")), str(activity.get("id")))
                for activity in process.iter("{*}callActivity")
                for called in activity.iter("{*}calledElement")
            ]
    return names, calls


def _files(version: Version) -> Iterator[tuple[etree._Element, bytes]]:
    for path, content in version.files.items():
        if path.endswith(".bpmn"):
            yield etree.fromstring(content, _PARSER), content
