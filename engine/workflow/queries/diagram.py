"""A diagram file of a project's version, by the process it holds."""

from dataclasses import dataclass

from lxml import etree
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.vocabulary import Actor
from engine.workflow.queries.answering import seen_project, version_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Diagram:
    """BPMN XML, and the processes of the version that it may call."""

    process: str
    xml: bytes
    processes: tuple[str, ...]


def diagram(session: Session, actor: Actor, id_: str, process: str | None = None) -> Diagram:
    """The file that holds a process, the main one by default.

    Raises:
        NotFound: no such project for them, or no such process in its version.
    """
    row, _ = seen_project(session, actor, id_)
    version = version_of(session, row)
    wanted = process or version.process
    for path, content in version.files.items():
        if path.endswith(".bpmn") and _holds(content, wanted):
            processes = sorted({e.process_id for e in version.definition.elements.values()})
            return Diagram(process=wanted, xml=content, processes=tuple(processes))
    raise NotFound(f"process {wanted}")


def _holds(content: bytes, process: str) -> bool:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    return any(node.get("id") == process for node in root.iter("{*}process"))
