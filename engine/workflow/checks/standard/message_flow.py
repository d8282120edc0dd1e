"""A message flow joins two pools, at things that send and receive."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import ACTIVITIES, EVENTS, Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.index import around
from engine.workflow.checks.package import Package
from engine.workflow.checks.standard.sequence_flow_ends import ARTIFACTS
from engine.workflow.checks.xml import Node, kind

CONVERSATIONS = frozenset({"conversation", "subConversation", "callConversation"})
ENDS = ACTIVITIES | EVENTS | CONVERSATIONS | {"participant"}
SIDES = ("sourceRef", "targetRef")
CATCHING = frozenset({"startEvent", "intermediateCatchEvent", "boundaryEvent"})
THROWING = frozenset({"endEvent", "intermediateThrowEvent"})


def ends(package: Package) -> Iterator[Complaint]:
    for diagram, flow in package.each("messageFlow"):
        for side in SIDES:
            name = flow.get(side, "")
            end = diagram.index.find(name)
            if end is None:
                if ":" not in name:
                    yield diagram.complain(
                        flow, f"消息流的 {side} {name} 不存在", f"its {side} {name} does not exist"
                    )
            elif kind(end) not in ENDS | ARTIFACTS:
                yield diagram.complain(
                    flow,
                    f"消息流的 {side} {name} 是 {kind(end)}，不能收发消息",
                    f"its {side} {name} is a {kind(end)}, which neither sends nor receives",
                )


def pools(package: Package) -> Iterator[Complaint]:
    for diagram, flow in package.each("messageFlow"):
        found = [diagram.index.find(flow.get(side)) for side in SIDES]
        homes = [_home(end) for end in found if end is not None]
        if len(homes) == 2 and homes[0] is not None and homes[0] == homes[1]:
            yield diagram.complain(
                flow,
                f"消息流须连接两个不同的泳池，它的两端都在 {homes[0]} 中",
                f"a message flow joins two pools, and both its ends are in {homes[0]}",
            )


def events(package: Package) -> Iterator[Complaint]:
    for diagram, flow in package.each("messageFlow"):
        for side in SIDES:
            end = diagram.index.find(flow.get(side))
            if end is not None and kind(end) in EVENTS:
                yield from _event(diagram, flow, side, end)


def _event(diagram: Diagram, flow: Node, side: str, event: Node) -> Iterator[Complaint]:
    name, tag = flow.get("id"), kind(event)
    if tag in (CATCHING if side == "sourceRef" else THROWING):
        yield diagram.complain(
            event,
            f"{tag} 不能是消息流 {name} 的 {side}",
            f"{tag} must not be the {side} of message flow {name}",
        )
    elif "message" not in diagram.index.triggers(event):
        yield diagram.complain(
            event,
            f"有消息流 {name} 相连的 {tag} 须带有消息事件定义",
            f"{tag} that message flow {name} touches needs a message definition",
        )


def _home(end: Node) -> str | None:
    """The pool an end lies in: the participant, by its process where it shows one."""
    if kind(end) == "participant":
        return str(end.get("processRef", "").rpartition(":")[2] or end.get("id"))
    process = around(end, "process")
    return None if process is None else str(process.get("id"))
