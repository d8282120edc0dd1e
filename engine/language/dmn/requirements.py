"""Which elements of a decision model need which others, and in what order (DMN 1.5, 6.3)."""

from collections.abc import Collection, Iterator

from engine.language.dmn import xml
from engine.language.dmn.errors import BadModel, Unsupported

MAX_VISITS, NEW = 300_000, 15
"""How many requirements may be followed in one model; what is met first counts as so many."""
MAX_CHAIN = 100
_KINDS = ("decision", "businessKnowledgeModel", "decisionService")
_LOGIC = ("requiredDecision", "requiredKnowledge")


class Requirements:
    """The elements of one model that have logic, and the links between them."""

    def __init__(self, root: xml.Element) -> None:
        self._namespace = root.get("namespace", "")
        self._elements = {key(element): element for element in xml.children(root, *_KINDS)}
        self._needs: dict[str, tuple[xml.Element, ...]] = {}
        self._visits = 0

    def answering(self) -> Iterator[xml.Element]:
        """Decisions and decision services, in the order of the file."""
        for element in self._elements.values():
            if xml.name(element) != "businessKnowledgeModel":
                yield element

    def of(self, element: xml.Element) -> list[xml.Element]:
        """What an element needs, directly or not, what comes first first.

        Raises BadModel where it needs itself, or the model asks for too much.
        """
        found: list[xml.Element] = []
        self._gather(element, set(), (), found)
        return [part for part in found if part is not element]

    def of_all(self, outputs: list[xml.Element], given: Collection[str]) -> list[xml.Element]:
        """The outputs and what they need, without what is given (by id)."""
        found: list[xml.Element] = []
        seen = set(given)
        for output in outputs:
            self._gather(output, seen, (), found)
        return found

    def element(self, link: xml.Element) -> xml.Element:
        """What a link points to. Raises BadModel, Unsupported."""
        target = self.target(link)
        if target not in self._elements:
            raise BadModel(f"there is no element {target!r}", xml.identity(link))
        return self._elements[target]

    def target(self, link: xml.Element) -> str:
        """The id a link names. Raises Unsupported for another model's."""
        namespace, _, target = link.get("href", "").rpartition("#")
        if namespace not in ("", self._namespace):
            raise Unsupported(f"parts of another model ({namespace})", xml.identity(link))
        return target

    def _gather(
        self,
        element: xml.Element,
        seen: set[str],
        path: tuple[str, ...],
        found: list[xml.Element],
    ) -> None:
        own = key(element)
        if own in path and xml.name(element) == "decision":
            raise BadModel("the decision requires itself", own)
        self._visits += 1
        if self._visits > MAX_VISITS:
            raise BadModel("the model requires too much", (*path, own)[0])
        if own in seen or own in path:
            return
        if len(path) > MAX_CHAIN:
            raise BadModel("requirements are chained too long", own)
        for needed in self._needed(element):
            self._gather(needed, seen, (*path, own), found)
        self._visits += NEW
        seen.add(own)
        found.append(element)

    def _needed(self, element: xml.Element) -> tuple[xml.Element, ...]:
        own = key(element)
        if own not in self._needs:
            links = self._links(element)
            self._needs[own] = tuple(dict.fromkeys(self.element(link) for link in links))
        return self._needs[own]

    def _links(self, element: xml.Element) -> Iterator[xml.Element]:
        if xml.name(element) == "decisionService":
            return
        for requirement in xml.children(element, "informationRequirement", "knowledgeRequirement"):
            yield from xml.children(requirement, *_LOGIC)


def key(element: xml.Element) -> str:
    """The id of an element, or its name."""
    return element.get("id") or xml.variable(element)
