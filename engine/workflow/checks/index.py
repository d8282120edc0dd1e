"""A diagram looked up instead of searched: elements by id, flows by their ends."""

from collections import defaultdict
from collections.abc import Iterator

from engine.workflow.checks.xml import BPMN, Node, kind, words

DEFINITION = "EventDefinition"
TOP = "definitions"


class Index:
    """Read once per diagram; the first element of an id wins."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.by_id: dict[str, Node] = {}
        self.leaving: defaultdict[str, list[Node]] = defaultdict(list)
        self.entering: defaultdict[str, list[Node]] = defaultdict(list)
        self.attached: defaultdict[str, list[Node]] = defaultdict(list)
        for node in root.iter(f"{BPMN}*"):
            self._take(node, kind(node))

    def _take(self, node: Node, tag: str) -> None:
        if node.get("id"):
            self.by_id.setdefault(str(node.get("id")), node)
        if tag == "sequenceFlow":
            self.leaving[node.get("sourceRef", "")].append(node)
            self.entering[node.get("targetRef", "")].append(node)
        elif tag == "boundaryEvent":
            self.attached[local(node.get("attachedToRef"))].append(node)

    def find(self, reference: str | None) -> Node | None:
        """The element a reference means, with or without a prefix."""
        if not reference:
            return None
        found = self.by_id.get(reference.strip())
        return self.by_id.get(local(reference)) if found is None else found

    def out(self, node: Node) -> list[Node]:
        """The sequence flows that leave a node."""
        return self.leaving.get(node.get("id", ""), [])

    def into(self, node: Node) -> list[Node]:
        """The sequence flows that enter a node."""
        return self.entering.get(node.get("id", ""), [])

    def definitions(self, event: Node) -> list[Node]:
        """The event definitions of an event, its own and those it refers to."""
        return list(self._definitions(event))

    def _definitions(self, event: Node) -> Iterator[Node]:
        for part in event:
            tag = kind(part)
            if tag.endswith(DEFINITION):
                yield part
            elif tag == "eventDefinitionRef":
                found = self.find(words(part))
                if found is not None and kind(found).endswith(DEFINITION):
                    yield found

    def triggers(self, event: Node) -> list[str]:
        """`message`, `timer`, … for each event definition."""
        return [kind(part).removesuffix(DEFINITION) for part in self.definitions(event)]


def local(reference: str | None) -> str:
    """A reference without its prefix."""
    return (reference or "").strip().rpartition(":")[2]


def around(node: Node, *tags: str) -> Node | None:
    """The nearest element of these kinds that holds a node."""
    at = node.getparent()
    while at is not None and kind(at) not in tags:
        at = at.getparent()
    return at


def executable(node: Node) -> bool:
    """Whether a node lies in a process that says it can be executed."""
    process = node if kind(node) == "process" else around(node, "process")
    return process is not None and process.get("isExecutable") in ("true", "1")
