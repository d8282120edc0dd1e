"""Collaborations and conversations refer to choreographies as the standard allows."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN, kind, words

NOT_GLOBAL = frozenset(
    {
        "conversation",
        "subConversation",
        "callConversation",
        "conversationLink",
        "association",
        "group",
        "textAnnotation",
        "participantAssociation",
        "messageFlowAssociation",
        "conversationAssociation",
    }
)


BARE = ("choreography", "globalChoreographyTask", "globalConversation")


def choreography(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.each(*BARE):
        for part in node.findall(f"{BPMN}choreographyRef"):
            yield diagram.complain(
                node,
                f"{kind(node)} 不能有 choreographyRef（{words(part)}）",
                f"{kind(node)} must have no choreographyRef ({words(part)})",
            )


def conversation(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.each("globalConversation"):
        for part in node:
            if kind(part) in NOT_GLOBAL:
                where, what = node.get("id"), f"{kind(part)} {part.get('id', '')}".strip()
                yield diagram.complain(
                    part,
                    f"全局会话 {where} 中不能有 {what}",
                    f"global conversation {where} must not hold {what}",
                )
