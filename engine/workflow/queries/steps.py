"""A diagram as text: its phases and steps in order, each finished, active or ahead."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from sqlalchemy.orm import Session

from engine.vocabulary import Actor
from engine.workflow.queries.answering import flow_of, seen_project, version_of
from engine.workflow.queries.passage import run_of
from engine.workflow.queries.tokens import Tokens, tokens
from engine.workflow.spiff import Element
from engine.workflow.tables import ProjectRow
from engine.workflow.versions import Version

TOLD = frozenset(
    {
        *("userTask", "serviceTask", "businessRuleTask", "sendTask", "receiveTask", "manualTask"),
        *("callActivity", "subProcess", "transaction", "adHocSubProcess"),
        *("startEvent", "endEvent", "boundaryEvent"),
        *("intermediateCatchEvent", "intermediateThrowEvent"),
    }
)
"""Kinds of elements that people read about; gateways and scripts decide in between."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StepLine:
    """One line of the list; `depth` counts the phases around it.

    `state` is active, incident, finished, ahead, or passed_by where the project is over.
    """

    element: str
    name: str
    kind: str
    role: str | None
    depth: int
    state: str
    count: int = 0


def steps(
    session: Session,
    actor: Actor,
    id_: str,
    process: str | None = None,
    language: str = "zh",
    run: str | None = None,
) -> tuple[StepLine, ...]:
    """Every named step of a process, the main one by default; as one item has it with `run`.

    Raises:
        NotFound: no such project for them, or no such item in it.
    """
    row, _ = seen_project(session, actor, id_)
    version = version_of(session, row)
    picture = tokens(session, actor, id_, process, run)
    live = row.state in ("running", "suspended") and not _ended(session, row, run)
    over = "ahead" if live else "passed_by"
    lines = [
        StepLine(
            element=element.id,
            name=version.name(element.id, language, element.name),
            kind=element.kind,
            role=element.lane if element.kind == "userTask" else None,
            depth=depth,
            state=_state(element.id, picture, over),
            count=sum(one.count for one in picture.active if one.element == element.id),
        )
        for element, depth in _in_order(version, picture.process)
    ]
    return tuple(_phases(lines))


def _ended(session: Session, row: ProjectRow, run: str | None) -> bool:
    item = run_of(flow_of(session, row), run)
    return item is not None and item.ended_at is not None


def _state(element: str, picture: Tokens, over: str) -> str:
    if element in picture.incidents:
        return "incident"
    if any(element == one.element for one in picture.active):
        return "active"
    return "finished" if element in picture.finished else over


def _in_order(version: Version, process: str) -> Iterator[tuple[Element, int]]:
    """As a reader follows the flows: each element once, what lies in a phase right after it."""
    within: dict[str | None, list[Element]] = {}
    for element in version.definition.elements.values():
        if element.process_id == process:
            within.setdefault(element.parent, []).append(element)
    return _level(within, None, 0)


def _level(
    within: Mapping[str | None, list[Element]], parent: str | None, depth: int
) -> Iterator[tuple[Element, int]]:
    for element in _followed(within.get(parent, ())):
        if element.name and element.kind in TOLD:
            yield element, depth
        yield from _level(within, element.id, depth + 1)


def _followed(elements: Iterable[Element]) -> Iterator[Element]:
    """Along the flows, breadth first from where the level begins; event sub-processes last."""
    known = {element.id: element for element in elements}
    targets = {flow.target for element in known.values() for flow in element.outgoing}
    begins = [one for one in known.values() if one.id not in targets and not one.attached]
    starts = [one for one in begins if one.kind == "startEvent"]
    waiting = starts or begins
    seen: set[str] = set()
    while waiting:
        element = waiting.pop(0)
        if element.id in seen:
            continue
        seen.add(element.id)
        yield element
        waiting += [known[flow.target] for flow in element.outgoing if flow.target in known]
        waiting += [one for one in known.values() if one.attached == element.id]
    yield from (one for one in known.values() if one.id not in seen)


def _phases(lines: list[StepLine]) -> Iterator[StepLine]:
    """A phase stands where its steps stand: active while one of them is."""
    for number, line in enumerate(lines):
        inside = takewhile(lambda other: other.depth > line.depth, lines[number + 1 :])  # noqa: B023 - used at once
        states = {line.state, *(other.state for other in inside)}
        told = next((state for state in ("incident", "active") if state in states), line.state)
        yield replace(line, state=told)
