"""The only room that knows SpiffWorkflow: reads diagrams, moves tokens, keeps the case file."""

from engine.workflow.spiff.failures import BpmnError, ElementFailed
from engine.workflow.spiff.values import (
    Element,
    Happening,
    Host,
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
    "Element",
    "ElementFailed",
    "Happening",
    "Host",
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
