"""What may trigger an event, by where it stands: the tables of BPMN 2.0.2 §10.5 as data."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from engine.workflow.checks.diagram import is_handler
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.rule import Rule
from engine.workflow.checks.xml import Node, kind

INNER = ("subProcess", "transaction", "adHocSubProcess")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Events of one place: their triggers, and whether one is needed (`plain`: none may do)."""

    event: str
    clause: str
    allowed: frozenset[str]
    zh: str
    en: str
    plain: bool = True
    here: Callable[[Node], bool] = lambda _: True


def _holder(event: Node) -> Node | None:
    return event.getparent()


def _of_process(event: Node) -> bool:
    holder = _holder(event)
    return holder is not None and kind(holder) == "process"


def _of_sub_process(event: Node) -> bool:
    holder = _holder(event)
    return holder is not None and kind(holder) in INNER and not is_handler(holder)


def _of_handler(event: Node) -> bool:
    holder = _holder(event)
    return holder is not None and is_handler(holder)


def _lets_run(event: Node) -> bool:
    return _of_handler(event) and event.get("isInterrupting") in ("false", "0")


def _does_not_cancel(event: Node) -> bool:
    return event.get("cancelActivity") in ("false", "0")


STARTERS = frozenset({"message", "timer", "conditional", "signal"})
BESIDE = STARTERS | {"escalation"}
PLACES: Mapping[str, Place] = {
    "start-event-type": Place(
        event="startEvent",
        clause="10.5.2, Table 10.84",
        allowed=STARTERS,
        zh="流程的开始事件",
        en="a start event of a process",
        here=_of_process,
    ),
    "sub-process-start-type": Place(
        event="startEvent",
        clause="10.5.2, Table 10.85",
        allowed=frozenset(),
        zh="子流程的开始事件",
        en="a start event of a sub-process",
        here=_of_sub_process,
    ),
    "event-sub-process-start-type": Place(
        event="startEvent",
        clause="10.5.2, Table 10.86",
        allowed=BESIDE | {"error", "compensate"},
        zh="事件子流程的开始事件",
        en="the start event of an event sub-process",
        plain=False,
        here=_of_handler,
    ),
    "non-interrupting-start-type": Place(
        event="startEvent",
        clause="10.5.2, Table 10.86",
        allowed=BESIDE,
        zh="不中断的开始事件",
        en="a start event that does not interrupt",
        plain=False,
        here=_lets_run,
    ),
    "end-event-type": Place(
        event="endEvent",
        clause="10.5.3, Table 10.88",
        allowed=frozenset(
            {"message", "error", "escalation", "cancel", "compensate", "signal", "terminate"}
        ),
        zh="结束事件",
        en="an end event",
    ),
    "catch-event-type": Place(
        event="intermediateCatchEvent",
        clause="10.5.4, Table 10.89",
        allowed=STARTERS | {"link"},
        zh="中间捕获事件",
        en="an intermediate catch event",
        plain=False,
    ),
    "throw-event-type": Place(
        event="intermediateThrowEvent",
        clause="10.5.4, Table 10.89",
        allowed=frozenset({"message", "escalation", "compensate", "link", "signal"}),
        zh="中间抛出事件",
        en="an intermediate throw event",
    ),
    "boundary-event-type": Place(
        event="boundaryEvent",
        clause="10.5.4, Table 10.90",
        allowed=BESIDE | {"error", "cancel", "compensate"},
        zh="边界事件",
        en="a boundary event",
        plain=False,
    ),
    "non-interrupting-boundary-type": Place(
        event="boundaryEvent",
        clause="10.5.4, Table 10.90",
        allowed=BESIDE,
        zh="不中断的边界事件",
        en="a boundary event that does not interrupt",
        plain=False,
        here=_does_not_cancel,
    ),
}


def check(place: Place, package: Package) -> Iterator[Complaint]:
    may = ", ".join(sorted(place.allowed)) or "-"
    for diagram, event in package.each(place.event):
        if not place.here(event):
            continue
        triggers = diagram.index.triggers(event)
        for trigger in triggers:
            if trigger not in place.allowed:
                yield diagram.complain(
                    event,
                    f"{place.zh}不能带有 {trigger} 事件定义（允许：{may}）",
                    f"{place.en} must not have an event definition of kind {trigger} "
                    f"(allowed: {may})",
                )
        if not triggers and not place.plain and not _refers(event):
            yield diagram.complain(
                event,
                f"{place.zh}必须有事件定义（允许：{may}）",
                f"{place.en} must have an event definition (allowed: {may})",
            )


def _refers(event: Node) -> bool:
    return any(kind(part) == "eventDefinitionRef" for part in event)


RULES: Mapping[str, Rule] = {
    id_: Rule(check=partial(check, place), clause=place.clause) for id_, place in PLACES.items()
}
