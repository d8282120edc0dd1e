"""A bundle opened once, so that every check can look at the same thing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from engine.errors import BadDiagram
from engine.workflow.checks.bundle import Bundle
from engine.workflow.checks.diagram import CONTAINERS, Diagram
from engine.workflow.checks.exploring import Explored, explore
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.net import net_of
from engine.workflow.checks.uses import Use, uses
from engine.workflow.checks.xml import BPMN, Node, Unsafe, called_process, parse
from engine.workflow.forms import Form
from engine.workflow.forms.reading import read
from engine.workflow.spiff import Definition

DECISION = "{*}decision"


@dataclass(frozen=True, kw_only=True)
class Package:
    """`diagrams` are those that could be opened; `forms` by id (`folder/stem`)."""

    bundle: Bundle
    diagrams: tuple[Diagram, ...]
    forms: Mapping[str, Form]
    broken_forms: Mapping[str, tuple[Complaint, ...]]
    decisions: frozenset[str]
    unsafe: Mapping[str, Unsafe]

    def each(self, *tags: str) -> Iterator[tuple[Diagram, Node]]:
        """Every BPMN element of these kinds in every diagram."""
        for diagram in self.diagrams:
            for node in diagram.each(*tags):
                yield diagram, node

    def nodes(self) -> Iterator[tuple[Diagram, Node]]:
        """Every flow node of every diagram."""
        for diagram in self.diagrams:
            for node in diagram.nodes():
                yield diagram, node

    def processes(self) -> frozenset[str]:
        """The ids of all processes."""
        return frozenset(str(node.get("id")) for _, node in self.each("process"))

    def called(self) -> frozenset[str]:
        """The ids of the processes that some call activity names."""
        return frozenset(called_process(node) for _, node in self.each("callActivity"))

    def roots(self) -> tuple[str, ...]:
        """The processes that nothing calls; all of them where they call each other in a ring."""
        every = [str(node.get("id")) for _, node in self.each("process")]
        return tuple(dict.fromkeys([id_ for id_ in every if id_ not in self.called()] or every))

    @cached_property
    def readings(self) -> Mapping[str, Definition | BadDiagram]:
        """What the engine makes of each root process with all it calls, or why it cannot."""
        files = {one.file: self.bundle.files[one.file] for one in self.diagrams}
        return {process: _reading(files, process) for process in self.roots()}

    @cached_property
    def explored(self) -> tuple[tuple[Diagram, Explored], ...]:
        """What the tokens of each process and sub-process can do; complex gateways are left out."""
        nets = ((diagram, net_of(diagram, node)) for diagram, node in self.each(*CONTAINERS))
        return tuple((diagram, explore(net)) for diagram, net in nets if net.simple)

    def uses(self) -> Iterator[Use]:
        """Every text that is or may be FEEL."""
        for diagram in self.diagrams:
            yield from uses(diagram)


def _home(files: Mapping[str, bytes], process: str) -> str:
    return next((path for path, body in files.items() if process.encode() in body), process)


def _reading(files: Mapping[str, bytes], process: str) -> Definition | BadDiagram:
    try:
        return Definition.read(files, process)
    except BadDiagram as refused:
        return refused
    except Exception as failure:
        # Whatever is drawn, the gate answers: a diagram that makes the engine stumble is refused.
        why = f"{type(failure).__name__}: {failure}"
        return BadDiagram(f"{_home(files, process)}: {process}: {why}")


def open_package(bundle: Bundle) -> Package:
    """Open every file; what cannot be opened is kept as a reason."""
    roots: dict[str, Node] = {}
    unsafe: dict[str, Unsafe] = {}
    for path, body in bundle.files.items():
        if path.endswith((".bpmn", ".dmn")):
            try:
                roots[path] = _root(path, body)
            except Unsafe as reason:
                unsafe[path] = reason
    forms, broken = _forms(bundle)
    return Package(
        bundle=bundle,
        diagrams=tuple(Diagram(path, roots[path]) for path in roots if path.endswith(".bpmn")),
        forms=forms,
        broken_forms=broken,
        decisions=frozenset(_decisions(roots)),
        unsafe=unsafe,
    )


def _root(path: str, body: bytes) -> Node:
    root = parse(body)
    if path.endswith(".bpmn") and root.tag != f"{BPMN}definitions":
        raise Unsafe("根元素不是 bpmn:definitions", "the root is not bpmn:definitions")
    return root


def _decisions(roots: Mapping[str, Node]) -> Iterator[str]:
    for path, root in roots.items():
        if path.endswith(".dmn"):
            yield from (str(node.get("id")) for node in root.iterfind(DECISION))


def _forms(bundle: Bundle) -> tuple[dict[str, Form], dict[str, tuple[Complaint, ...]]]:
    good: dict[str, Form] = {}
    broken: dict[str, tuple[Complaint, ...]] = {}
    for path, body in bundle.files.items():
        if path.endswith(".form"):
            id_ = path.removeprefix("forms/").removesuffix(".form")
            try:
                good[id_] = Form.read(path, body)
            except BadDiagram:
                defects = read(body)[1]
                broken[id_] = tuple(
                    Complaint(path, one.component, one.zh, one.en) for one in defects
                )
    return good, broken
