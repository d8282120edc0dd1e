"""A timer holds one moment, duration or cycle that can be read."""

from collections.abc import Iterator
from datetime import UTC, datetime

from engine.language import feel
from engine.workflow.checks.diagram import EVENTS, Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.index import around, executable
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN, Node, kind, words, zeebe

CLAUSE = "10.5.5"
FORMS = ("timeDate", "timeDuration", "timeCycle")
SOME_DAY = datetime(2026, 6, 1, tzinfo=UTC)


def check(package: Package) -> Iterator[Complaint]:
    for diagram, timer in package.each("timerEventDefinition"):
        found = [part for form in FORMS for part in timer.findall(BPMN + form)]
        if not _runs(timer) and not any(map(words, found)):
            continue
        if len(found) != 1 or not words(found[0]):
            yield diagram.complain(
                _event(timer),
                "定时器须恰好填写 timeDate、timeDuration、timeCycle 之一",
                "a timer needs exactly one of timeDate, timeDuration, timeCycle",
            )
        elif not _reads(words(found[0]), cycle=found[0].tag == f"{BPMN}timeCycle"):
            yield _complaint(diagram, _event(timer), words(found[0]))
    for diagram, task in package.each("userTask"):
        schedule = zeebe(task, "taskSchedule")
        for text in schedule.attrib.values() if schedule is not None else ():
            if not _reads(str(text), cycle=False):
                yield _complaint(diagram, task, str(text))


def _runs(timer: Node) -> bool:
    """Whether it belongs to a process that says it can be executed, or to none."""
    return around(timer, "process") is None or executable(timer)


def _event(timer: Node) -> Node:
    holder = timer.getparent()
    return timer if holder is None or kind(holder) not in EVENTS else holder


def _complaint(diagram: Diagram, node: Node, text: str) -> Complaint:
    return diagram.complain(node, f"无法识别的时间：{text}", f"this is no time: {text}")


def _reads(text: str, *, cycle: bool) -> bool:
    value = _constant(text) if text.startswith("=") else text
    if value is feel.MISSING:
        return True
    if cycle and isinstance(value, str):
        return _is_cycle(value) or feel.moment(value, SOME_DAY) is not None
    return feel.moment(value, SOME_DAY) is not None


def _constant(text: str) -> object:
    """The value of an expression that asks for nothing; MISSING for any other."""
    try:
        expression = feel.compile(text[1:])
        return feel.MISSING if expression.names else expression.evaluate({}, now=SOME_DAY)
    except feel.FeelError:
        return feel.MISSING


def _is_cycle(text: str) -> bool:
    try:
        feel.cycle(text)
    except feel.FeelError:
        return False
    return True
