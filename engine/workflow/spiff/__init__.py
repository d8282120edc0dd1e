"""The only room that knows SpiffWorkflow: reads diagrams, moves tokens, keeps the case file."""

from engine.workflow.spiff.definition import Definition
from engine.workflow.spiff.failures import BpmnError, ElementFailed
from engine.workflow.spiff.flow import Flow
from engine.workflow.spiff.values import (
    Element,
    Happening,
    Host,
    ItemRun,
    Lane,
    MessageDefinition,
    OpenTask,
    OpenTimer,
    Outgoing,
    Path,
    ServiceCall,
    Subscription,
    Thrown,
)

__all__ = [
    "BpmnError",
    "Definition",
    "Element",
    "ElementFailed",
    "Flow",
    "Happening",
    "Host",
    "ItemRun",
    "Lane",
    "MessageDefinition",
    "OpenTask",
    "OpenTimer",
    "Outgoing",
    "Path",
    "ServiceCall",
    "Subscription",
    "Thrown",
]
