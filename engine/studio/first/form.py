"""First forms: one that begins a project, one for a task, one with nothing in it."""

from collections.abc import Mapping

from engine.store import exact
from engine.vocabulary import Json

SCHEMA: Mapping[str, Json] = {
    "type": "default",
    "schemaVersion": 18,
    "executionPlatform": "Camunda Cloud",
    "executionPlatformVersion": "8.6.0",
}


def start(trading_type: str) -> bytes:
    """Asks for the project's name."""
    name = _field("textfield", "project_name", "项目名称", "Project name", "public")
    required: Json = {"required": True, "minLength": 4, "maxLength": 100}
    return _form(
        f"{trading_type}_start", "项目登记", "Registration", {**name, "validate": required}
    )


def task(trading_type: str, zh: str, en: str) -> bytes:
    """Asks for a remark."""
    remark = _field("textarea", "first_remark", "办理意见", "Remarks", "internal")
    required: Json = {"required": True, "maxLength": 1000}
    return _form(f"{trading_type}_first_task", zh, en, {**remark, "validate": required})


def empty(id_: str) -> bytes:
    return _form(id_.replace("/", "_"), "新表单", "New form")


def _field(kind: str, key: str, zh: str, en: str, class_: str) -> dict[str, Json]:
    properties: Json = {"en": en, "class": class_}
    return {"type": kind, "id": f"Field_{key}", "key": key, "label": zh, "properties": properties}


def _form(id_: str, zh: str, en: str, *fields: Json) -> bytes:
    properties: Json = {"title": zh, "en": en}
    whole: Json = {**SCHEMA, "id": id_, "properties": properties, "components": list(fields)}
    return exact.dumps(whole).encode() + b"\n"
