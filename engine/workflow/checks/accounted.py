"""What BPMN elements mean to a run, as tables: carried out, or passed over and named."""

from collections.abc import Mapping

from engine.workflow.checks.diagram import FLOW_NODES

MEANS = {
    "io": ("用 zeebe:ioMapping 传递数据", "pass data with zeebe:ioMapping"),
    "who": (
        "用泳道和 zeebe:assignmentDefinition 指定办理人",
        "say who with lanes and zeebe:assignmentDefinition",
    ),
    "loop": ("用 zeebe:loopCharacteristics", "use zeebe:loopCharacteristics"),
    "call": ("用 zeebe:taskDefinition 指明服务", "name the service with zeebe:taskDefinition"),
    "key": (
        "用 zeebe:subscription 的 correlationKey",
        "use the correlationKey of zeebe:subscription",
    ),
    "not": ("引擎不执行", "the engine does not carry it out"),
}
"""What to do instead, in Chinese and English."""

IGNORED: Mapping[str, str] = {
    "ioBinding": "io",
    "dataInputAssociation": "io",
    "dataOutputAssociation": "io",
    "property": "io",
    "loopDataInputRef": "loop",
    "loopDataOutputRef": "loop",
    "supportedInterfaceRef": "call",
    "operationRef": "call",
    "resourceRole": "who",
    "performer": "who",
    "humanPerformer": "who",
    "potentialOwner": "who",
    "rendering": "who",
    "correlationSubscription": "key",
    "auditing": "not",
    "monitoring": "not",
    "choreography": "not",
    "globalChoreographyTask": "not",
    "globalConversation": "not",
    "choreographyTask": "not",
    "subChoreography": "not",
    "callChoreography": "not",
    "conversation": "not",
    "subConversation": "not",
    "callConversation": "not",
}
"""Elements that mean something to a run of the standard, and that ours passes over."""

ZEEBE = frozenset(
    {
        "userTask",
        "formDefinition",
        "assignmentDefinition",
        "taskSchedule",
        "priorityDefinition",
        "taskDefinition",
        "taskHeaders",
        "header",
        "ioMapping",
        "input",
        "output",
        "script",
        "calledDecision",
        "calledElement",
        "loopCharacteristics",
        "subscription",
        "publishMessage",
        "properties",
        "property",
    }
)
"""Elements of the dialect that the engine reads."""

OWN = frozenset(
    {
        "afterSuspension",
        "dueWorkingDays",
        "form",
        "instanceLabel",
        "mark",
        "rule",
        "sender",
        "suspendable",
        "suspends",
        "title",
    }
)
"""Attributes of this platform (`sunroad:`) that the engine reads, and the law linter (`mark`)."""

WALKED = FLOW_NODES
"""Elements that a run can stand at: the engine's own list must have each of them."""
