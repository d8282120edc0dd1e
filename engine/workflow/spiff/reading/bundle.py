"""From files to specs: finds the process, and every process it calls."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.errors import BadDiagram
from engine.workflow.spiff.reading.build import build
from engine.workflow.spiff.reading.document import Document, document
from engine.workflow.spiff.reading.elements import elements_of, lanes_of_process
from engine.workflow.spiff.reading.entries import offer
from engine.workflow.spiff.reading.extensions import called_process
from engine.workflow.spiff.reading.global_tasks import processes
from engine.workflow.spiff.reading.model import Container, gather, lanes_of
from engine.workflow.spiff.reading.reader import Reader
from engine.workflow.spiff.reading.shape import check_shape
from engine.workflow.spiff.reading.xml import kind, parse
from engine.workflow.spiff.seams import ProcessSpec
from engine.workflow.spiff.values import Element, Lane, MessageDefinition


@dataclass(kw_only=True)
class Bundle:
    """What reading found, the bad things included."""

    lanes: tuple[Lane, ...] = ()
    elements: dict[str, Element] = field(default_factory=dict)
    messages: dict[str, MessageDefinition] = field(default_factory=dict)
    specs: dict[str, ProcessSpec] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)


Processes = dict[str, tuple[Document, Container]]


def read_bundle(files: Mapping[str, bytes], process_id: str) -> Bundle:
    """Read the process and all it calls. Raises BadDiagram for files that are no BPMN."""
    bundle = Bundle()
    known = _processes(files, bundle)
    if process_id not in known:
        raise BadDiagram(
            f"process {process_id} is in none of {', '.join(sorted(files)) or 'no file'}"
        )
    wanted = [process_id]
    for name in wanted:
        doc, container = known[name]
        gather(container, bundle.findings)
        wanted.extend(_calls(container, known, wanted, bundle.findings))
        _build(bundle, doc, container)
    bundle.lanes = lanes_of_process(known[process_id][1].node)
    return bundle


def _processes(files: Mapping[str, bytes], bundle: Bundle) -> Processes:
    found: Processes = {}
    for file, body in sorted(files.items()):
        if not file.endswith(".bpmn"):
            continue
        doc = document(file, parse(file, body))
        bundle.messages.update(doc.message_definitions())
        for node in processes(doc.root):
            id_ = node.get("id", "")
            if id_ in found:
                bundle.findings.append(f"{file}: {id_}: a process of this id is in another file")
            lanes = lanes_of(node)
            found[id_] = (doc, Container(key=id_, process=id_, file=file, node=node, lanes=lanes))
    return found


def _calls(
    container: Container, processes: Processes, known: list[str], findings: list[str]
) -> list[str]:
    """Called processes not met before."""
    new: list[str] = []
    for inner in container.all():
        for node in inner.nodes.values():
            if kind(node) != "callActivity":
                continue
            name = called_process(node) or ""
            if name not in processes:
                findings.append(f"{inner.where(node)}: called process {name!r} does not exist")
            elif name not in known and name not in new:
                new.append(name)
    return new


def _build(bundle: Bundle, doc: Document, process: Container) -> None:
    for container in process.all():
        reader = Reader(document=doc, container=container, findings=bundle.findings)
        check_shape(reader)
        bundle.specs[container.key] = spec = build(reader)
        if container.parent is not None and kind(container.node) == "adHocSubProcess":
            offer(bundle.specs[container.parent.key], spec)
        for element in elements_of(container):
            key = element.id
            if key in bundle.elements:
                key = f"{element.process_id}/{element.id}"
                if (
                    key in bundle.elements
                    or bundle.elements[element.id].process_id == element.process_id
                ):
                    reader.wrong(container.nodes[element.id], "the id is used twice")
            bundle.elements[key] = element
