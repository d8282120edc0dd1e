"""A small trade in short hand: lanes, forms and tasks around the diagrams of the spiff room."""

import json
from collections.abc import Mapping
from typing import Any

from tests.workflow.spiff.short import diagram, line, user

STEP = "tiny/step"


def task(id: str, form: str = STEP, ext: str = "", own: str = "", **more: Any) -> str:
    """A user task with a form; `own` holds sunroad: attributes."""
    asked = f'<zeebe:userTask/><zeebe:formDefinition formId="{form}"/>{ext}'
    return user(id, ext=asked, attrs=own, **more)


def given_to(assignee: str) -> str:
    return f'<zeebe:assignmentDefinition assignee="{assignee}"/>'


def due(when: str) -> str:
    return f'<zeebe:taskSchedule dueDate="{when}"/>'


def service(id: str, type: str, **headers: str) -> str:
    """A service task whose inputs are its headers."""
    pairs = "".join(
        f'<zeebe:header key="{key}" value="{value}"/>' for key, value in headers.items()
    )
    ext = f'<zeebe:taskDefinition type="{type}"/><zeebe:taskHeaders>{pairs}</zeebe:taskHeaders>'
    return (
        f'<serviceTask id="{id}" name="{id}"><extensionElements>{ext}</extensionElements>'
        "</serviceTask>"
    )


def said_by(name: str, senders: str, form: str = STEP, key: str = "=project_code") -> str:
    """A message that people may send with a form."""
    return (
        f'<message id="{name}" name="{name}" sunroad:sender="{senders}" sunroad:form="{form}">'
        f'<extensionElements><zeebe:subscription correlationKey="{key}"/></extensionElements>'
        "</message>"
    )


def lanes(**roles: str) -> str:
    """Role → the ids of its elements, blank between."""
    told = "".join(
        f'<lane id="Lane_{role}" name="{role}">'
        + "".join(f"<flowNodeRef>{id}</flowNodeRef>" for id in ids.split())
        + "</lane>"
        for role, ids in roles.items()
    )
    return f'<laneSet id="lanes">{told}</laneSet>'


def drawn(body: str, extra: str = "", id: str = "tiny", **roles: str) -> bytes:
    """The diagram of process `tiny`."""
    return diagram(body, id, extra, lanes(**roles))


STEPS = drawn(line("m", task("first"), task("second")), agency="first second")
"""Start, two tasks of the agency, end."""


def text(key: str, class_: str | None = None, **more: Any) -> Mapping[str, Any]:
    properties = {"en": key, **({"class": class_} if class_ else {})}
    return {"type": "textfield", "key": key, "label": key, "properties": properties, **more}


def amount(key: str, **more: Any) -> Mapping[str, Any]:
    return {
        "type": "number",
        "key": key,
        "label": key,
        "decimalDigits": 2,
        "serializeToString": True,
        "properties": {"en": key},
        **more,
    }


def files(key: str) -> Mapping[str, Any]:
    return {"type": "filepicker", "key": key, "label": key, "multiple": True, "properties": {}}


def form(id: str, *components: Mapping[str, Any]) -> bytes:
    """A form of a component for each thing asked."""
    asked = [{"id": f"field_{number}", **one} for number, one in enumerate(components)]
    schema = {
        "type": "default",
        "id": id.replace("/", "_"),
        "schemaVersion": 18,
        "properties": {"title": id, "en": id},
        "components": asked,
    }
    return json.dumps(schema, ensure_ascii=False).encode()


NAMES = ("note", "deadline", "winner", "score", "lot_id", "project_name")
FORMS = {
    "forms/tiny/start.form": form("tiny/start", *map(text, NAMES), amount("amount")),
    "forms/tiny/step.form": form("tiny/step", *map(text, NAMES), amount("amount"), files("papers")),
}
