"""One version's diagrams as read-only specs; any number of flows and threads share them."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from engine.errors import BadDiagram
from engine.workflow.spiff.reading.bundle import Bundle, read_bundle
from engine.workflow.spiff.seams import ProcessSpec
from engine.workflow.spiff.values import Element, Lane, MessageDefinition


@dataclass(frozen=True, kw_only=True)
class Definition:
    """The specs of a process and of all it calls, with what the house wants to know of them.

    `elements` holds every flow node by its id; where two processes use the same id, the main
    process keeps it and the other's key is `<process id>/<id>`.
    """

    process_id: str
    lanes: tuple[Lane, ...]
    elements: Mapping[str, Element]
    messages: Mapping[str, MessageDefinition]
    specs: Mapping[str, ProcessSpec]

    @classmethod
    def read(cls, files: Mapping[str, bytes], process_id: str) -> "Definition":
        """Read `*.bpmn` files by path.

        Raises:
            BadDiagram: with file, element and reason for each thing that is wrong.
        """
        bundle: Bundle = read_bundle(files, process_id)
        if bundle.findings:
            raise BadDiagram(*dict.fromkeys(bundle.findings))
        return cls(
            process_id=process_id,
            lanes=bundle.lanes,
            elements=bundle.elements,
            messages=bundle.messages,
            specs=bundle.specs,
        )

    def element(self, process_id: str, id_: str) -> Element | None:
        """An element by its process and id."""
        return self.elements.get(f"{process_id}/{id_}") or self.elements.get(id_)

    @cached_property
    def conditional(self) -> bool:
        """Whether any event waits for a condition."""
        return any(node.traits.event.kind == "conditional" for node in self._nodes())

    @cached_property
    def can_suspend(self) -> bool:
        """Whether any element suspends the scope around it."""
        return any(node.traits.suspends for node in self._nodes())

    def _nodes(self) -> Iterator[Any]:
        return (node for spec in self.specs.values() for node in spec.nodes())

    def fingerprint(self) -> str:
        """A hash over all specs; no run ever changes it."""
        seen: set[int] = set()
        frozen = [_freeze(spec, seen) for _, spec in sorted(self.specs.items())]
        return hashlib.sha256(json.dumps(frozen, sort_keys=True).encode()).hexdigest()


def _freeze(value: Any, seen: set[int]) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _freeze(part, seen) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_freeze(part, seen) for part in value]
    if isinstance(value, frozenset | set):
        return sorted(map(str, value))
    names = getattr(value, "__dict__", None)
    if names is None or id(value) in seen:
        return type(value).__name__ if id(value) in seen else repr(value)
    seen.add(id(value))
    return [type(value).__name__, _freeze(names, seen)]
