"""Nothing that is drawn is passed over in silence: it runs, it only tells, or it is named here."""

from collections.abc import Iterator

from engine.errors import BadDiagram
from engine.workflow.checks.accounted import IGNORED, MEANS, OWN, WALKED, ZEEBE
from engine.workflow.checks.diagram import Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.index import around
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN, SUNROAD, kind
from engine.workflow.checks.xml import ZEEBE as DIALECT


def check(package: Package) -> Iterator[Complaint]:
    for diagram in package.diagrams:
        yield from _ignored(diagram)
        yield from _unread(diagram)
        yield from _unknown(diagram)
    yield from _never_run(package)
    yield from _lost(package)


def _ignored(diagram: Diagram) -> Iterator[Complaint]:
    for node in diagram.each(*IGNORED):
        zh, en = MEANS[IGNORED[kind(node)]]
        yield diagram.complain(
            node, f"{kind(node)} 不参与运行：{zh}", f"{kind(node)} is not run: {en}"
        )


def _unread(diagram: Diagram) -> Iterator[Complaint]:
    """Elements of the dialect that the engine does not know."""
    for node in diagram.root.iter(f"{DIALECT}*"):
        name = str(node.tag)[len(DIALECT) :]
        if name not in ZEEBE:
            yield diagram.complain(
                node, f"引擎不认识 zeebe:{name}", f"the engine does not know zeebe:{name}"
            )


def _unknown(diagram: Diagram) -> Iterator[Complaint]:
    """Attributes of this platform that the engine does not know: mostly slips of the pen."""
    for node in diagram.root.iter(f"{BPMN}*"):
        for name in node.attrib:
            own = str(name).removeprefix(SUNROAD)
            if own != name and own not in OWN:
                yield diagram.complain(
                    node, f"引擎不认识 sunroad:{own}", f"the engine does not know sunroad:{own}"
                )


def _never_run(package: Package) -> Iterator[Complaint]:
    """Processes beside the one that the item starts, which nothing calls."""
    main = package.bundle.item.get("process")
    for diagram, process in package.each("process") if main in package.processes() else ():
        id_ = process.get("id")
        if id_ != main and id_ not in package.called():
            yield diagram.complain(
                process,
                f"流程不会运行：它不是事项的流程 {main}，也没有被调用",
                f"it never runs: it is not the item's process {main}, and nothing calls it",
            )


def _lost(package: Package) -> Iterator[Complaint]:
    """Flow nodes that the engine's specs do not have although it read their process."""
    for definition in package.readings.values():
        if isinstance(definition, BadDiagram):
            continue
        read = {element.process_id for element in definition.elements.values()}
        for diagram, node in package.each(*WALKED):
            process = around(node, "process")
            name = str(process.get("id")) if process is not None else ""
            if name in read and definition.element(name, node.get("id", "")) is None:
                yield diagram.complain(node, "引擎没有读到它", "the engine did not take it in")
