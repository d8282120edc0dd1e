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


CHOREOGRAPHY = ("choreographyTask", "subChoreography", "callChoreography")
BARE = ("choreography", "globalChoreographyTask", "globalConversation")


def choreography(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.each(*BARE):
        for part in node.findall(f"{BPMN}choreographyRef"):
            yield diagram.complain(
                node,
                f"{kind(node)} 不能有 choreographyRef（{words(part)}）",
                f"{kind(node)} must have no choreographyRef ({words(part)})",
            )


def multiplicity(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.each("participantMultiplicity"):
        least, most = _number(node.get("minimum", "0")), _number(node.get("maximum", "1"))
        holder = node.getparent()
        if least is not None and most is not None and (least < 0 or most < max(1, least)):
            yield diagram.complain(
                node if holder is None else holder,
                f"参与方的数量须满足 0 ≤ minimum ≤ maximum 且 maximum ≥ 1（现为 {least}、{most}）",
                "participantMultiplicity needs 0 ≤ minimum ≤ maximum and maximum ≥ 1 "
                f"(it has {least}, {most})",
            )


def initiator(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.each(*CHOREOGRAPHY):
        first = node.get("initiatingParticipantRef", "")
        named = [words(part) for part in node.findall(f"{BPMN}participantRef")]
        if first not in named:
            yield diagram.complain(
                node,
                f"发起方 {first} 不是它的参与方（{', '.join(named)}）",
                f"its initiating participant {first} is none of its participants "
                f"({', '.join(named)})",
            )


def _number(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None


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
