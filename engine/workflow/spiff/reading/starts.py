"""Rules about how a process or sub-process begins."""

from engine.workflow.spiff.reading.document import definitions_of
from engine.workflow.spiff.reading.reader import Reader
from engine.workflow.spiff.reading.xml import Node, is_set, kind

WITHIN = {"errorEventDefinition", "escalationEventDefinition", "compensateEventDefinition"}
"""What starts nothing but an event sub-process."""


def check(reader: Reader) -> None:
    """Note every breach as a finding."""
    nodes = reader.container.nodes.values()
    starts = [node for node in nodes if kind(node) == "startEvent"]
    if kind(reader.container.node) == "adHocSubProcess":
        _ad_hoc(reader)
    elif reader.container.parent is None:
        _process(reader, starts)
    elif len(starts) > 1:
        reader.wrong(starts[1], "a sub-process has exactly one start event")
    elif starts:
        _inner(reader, starts[0])
    else:
        _implicit(reader)


def _process(reader: Reader, starts: list[Node]) -> None:
    nodes = reader.container.nodes.values()
    instantiating = [node for node in nodes if is_set(node, "instantiate")]
    plain = [node for node in starts if not _definitions(reader, node)]
    if len(plain) > 1 or (not plain and len(starts) > 1):
        reader.wrong(starts[1], "more than one start event that could start it")
    elif len([*starts, *instantiating]) > 1 and instantiating:
        reader.wrong(instantiating[0], "something else starts this process already")
    elif not starts and not instantiating:
        _implicit(reader)
    for node in starts:
        if _definitions(reader, node) & WITHIN:
            reader.wrong(node, "only an event sub-process starts by such an event")


def _implicit(reader: Reader) -> None:
    """Without start and end events all begins that nothing leads to (BPMN 2.0, 10.5.2)."""
    ends = any(kind(node) == "endEvent" for node in reader.container.nodes.values())
    if ends or is_set(reader.container.node, "triggeredByEvent"):
        reader.wrong(None, "there is no start event")
    elif not _begins_somewhere(reader):
        reader.wrong(None, "there is nothing to begin with")


def _ad_hoc(reader: Reader) -> None:
    for node in reader.container.nodes.values():
        if kind(node) in ("startEvent", "endEvent"):
            reader.wrong(node, f"an ad-hoc sub-process has no {kind(node)}")
    if not _begins_somewhere(reader):
        reader.wrong(None, "there is nothing to begin with")


def _begins_somewhere(reader: Reader) -> bool:
    nodes = reader.container.nodes.values()
    free = (node for node in nodes if not reader.container.entering(node))
    return any(kind(node) != "boundaryEvent" and not _apart(node) for node in free)


def _apart(node: Node) -> bool:
    return is_set(node, "isForCompensation") or is_set(node, "triggeredByEvent")


def _inner(reader: Reader, start: Node) -> None:
    handler = is_set(reader.container.node, "triggeredByEvent")
    definitions = _definitions(reader, start)
    if handler and not definitions:
        reader.wrong(start, "an event sub-process needs a start event with an event definition")
    if not handler and definitions:
        reader.wrong(start, "a sub-process starts with a plain start event")
    if "errorEventDefinition" in definitions and not is_set(start, "isInterrupting", default=True):
        reader.wrong(start, "an error start event always interrupts")


def _definitions(reader: Reader, node: Node) -> set[str]:
    return set(map(kind, definitions_of(reader.document, node)))
