"""Whether a place keeps a row of the law: by a timer, a validation, a condition or a due date."""

import re
from collections.abc import Iterator, Mapping

from engine.workflow.checks.law.ways import Place
from engine.workflow.checks.package import Package
from engine.workflow.checks.statutes import Cited
from engine.workflow.checks.xml import BPMN, SUNROAD, Node, words, zeebe
from engine.workflow.forms import Form

TIMERS = (f"{BPMN}timeDate", f"{BPMN}timeDuration", f"{BPMN}timeCycle")
_WORD = re.compile(r"[^\W\d]\w*")


def binds(package: Package, place: Place, row: Cited, by: str) -> bool:
    """Whether an element keeps a row in the way asked for; `any` is each of them."""
    if by in ("any", "timer") and _names(_timers(place.node), row.id, place.given):
        return True
    if by in ("any", "form") and _form(package, place, row):
        return True
    if by != "any":
        return False
    due = row.limits and _is_due(place, row)
    return due or _names(_decides(place), row.id, place.given)


def _names(texts: Iterator[str], rule: str, given: Mapping[str, str]) -> bool:
    """Whether an expression names the row, itself or by an input that a call was given."""
    passed = {name for name, text in given.items() if text == rule or f'"{rule}"' in text}
    return any(f'"{rule}"' in text or passed & set(_WORD.findall(text)) for text in texts)


def _timers(node: Node) -> Iterator[str]:
    for definition in node.iterfind(f"{BPMN}timerEventDefinition"):
        for tag in TIMERS:
            yield words(definition.find(tag))


def _is_due(place: Place, row: Cited) -> bool:
    """A due date keeps an upper limit; nobody waits for it."""
    schedule = zeebe(place.node, "taskSchedule")
    dates = iter([schedule.get("dueDate", "")] if schedule is not None else [])
    return place.node.get(f"{SUNROAD}rule") == row.id or _names(dates, row.id, place.given)


def _decides(place: Place) -> Iterator[str]:
    for flow in place.diagram.index.out(place.node):
        yield words(flow.find(f"{BPMN}conditionExpression"))


def _form(package: Package, place: Place, row: Cited) -> bool:
    form = package.forms.get(_form_id(place))
    return form is not None and _names(_validations(form, row.id), row.id, place.given)


def _form_id(place: Place) -> str:
    """The form of a task, or of the message an event waits for."""
    own = zeebe(place.node, "formDefinition")
    if own is not None:
        return own.get("formId", "")
    definition = place.node.find(f"{BPMN}messageEventDefinition")
    at = place.node if definition is None else definition
    message = place.diagram.index.find(at.get("messageRef"))
    return message.get(f"{SUNROAD}form", "") if message is not None else ""


def _validations(form: Form, rule: str) -> Iterator[str]:
    """What a field must satisfy; one bound to the row and validated at all counts as naming it."""
    for component in form.tree.walk():
        check = component.own.get("check")
        if isinstance(check, str):
            yield check
            if component.own.get("rule") == rule:
                yield f'"{rule}"'
