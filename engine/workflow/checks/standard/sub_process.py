"""What event sub-processes and ad-hoc sub-processes hold, and what touches them."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import ACTIVITIES, Diagram, is_handler
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN, Node, kind

CLAUSE = "10.3.5"
NOT_AD_HOC = frozenset(
    {
        "startEvent",
        "endEvent",
        "conversation",
        "subConversation",
        "callConversation",
        "conversationLink",
        "choreographyTask",
        "subChoreography",
        "callChoreography",
    }
)


def handler_flows(package: Package) -> Iterator[Complaint]:
    for diagram, node in _handlers(package):
        for flow in (*diagram.index.into(node), *diagram.index.out(node)):
            yield diagram.complain(
                node,
                f"事件子流程不能有顺序流 {flow.get('id')}",
                f"an event sub-process must have no sequence flow ({flow.get('id')})",
            )


def handler_start(package: Package) -> Iterator[Complaint]:
    for diagram, node in _handlers(package):
        count = len(node.findall(f"{BPMN}startEvent"))
        if count != 1:
            yield diagram.complain(
                node,
                f"事件子流程须恰有一个开始事件（现有 {count} 个）",
                f"an event sub-process has exactly one start event (it has {count})",
            )


def ad_hoc(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.each("adHocSubProcess"):
        for part in node:
            if kind(part) in NOT_AD_HOC:
                where, what = node.get("id"), f"{kind(part)} {part.get('id', '')}".strip()
                yield diagram.complain(
                    part,
                    f"自由子流程 {where} 中不能有 {what}",
                    f"ad-hoc sub-process {where} must not hold {what}",
                )
        if not any(kind(part) in ACTIVITIES for part in node):
            yield diagram.complain(
                node, "自由子流程中须有活动", "an ad-hoc sub-process holds activities"
            )


def _handlers(package: Package) -> Iterator[tuple[Diagram, Node]]:
    for diagram, node in package.each("subProcess", "transaction", "adHocSubProcess"):
        if is_handler(node):
            yield diagram, node
