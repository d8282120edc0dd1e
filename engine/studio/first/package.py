"""The files of a first package; and what an empty file of each kind holds."""

from collections.abc import Mapping
from typing import Any

from engine.store import exact
from engine.studio import item_text
from engine.studio.first import diagram, form
from engine.studio.first.outline import Outline
from engine.studio.paths import ITEM
from engine.vocabulary import Json
from engine.workflow.versions import ENGLISH

START, FIRST = "start", "first_task"
NO_TABLE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"'
    ' id="definitions_{id}" name="{id}" namespace="http://sunroad.example/dmn">'
    '<decision id="{id}" name="新决策表"><decisionTable id="table_{id}" hitPolicy="FIRST">'
    '<input id="input_1" label="输入"><inputExpression id="expression_1" typeRef="string">'
    "<text>value</text></inputExpression></input>"
    '<output id="output_1" name="result" typeRef="string"/>'
    "</decisionTable></decision></definitions>\n"
)


def package(outline: Outline, names: Mapping[str, tuple[str, str]]) -> dict[str, bytes]:
    """Path → content. `names` are Chinese and English of the roles."""
    type_ = outline.trading_type
    lanes = tuple((role, names[role][0]) for role in _lanes(outline))
    in_english: dict[str, Json] = {f"Lane_{role}": names[role][1] for role, _ in lanes}
    task, english_task = outline.first_task, outline.first_task_en or outline.first_task
    in_english |= {FIRST: english_task} if outline.first_task_en else {}
    english: Json = {type_: {"started": "Start", "ended": "End", **in_english}}
    return {
        ITEM: item_text.written(_item(outline)),
        "process.bpmn": diagram.drawn(type_, outline.zh, lanes, task),
        f"forms/{type_}/{START}.form": form.start(type_),
        f"forms/{type_}/{FIRST}.form": form.task(type_, task, english_task),
        ENGLISH: _pretty(english),
    }


def content(path: str) -> bytes:
    """What an empty file at this path holds."""
    name = path.rpartition("/")[2].rpartition(".")[0]
    if path.endswith(".bpmn"):
        return diagram.drawn(name, name, (), "")
    if path.endswith(".dmn"):
        return NO_TABLE.replace("{id}", name).encode()
    if path.endswith(".form"):
        return form.empty(path.removeprefix("forms/").removesuffix(".form"))
    return b"{}\n" if path.endswith(".json") else b""


def _lanes(outline: Outline) -> tuple[str, ...]:
    """Who starts it has a lane too, the first one."""
    return tuple(dict.fromkeys((outline.starters[0], *outline.lanes)))


def _item(outline: Outline) -> dict[str, Any]:
    return {
        "code": outline.code,
        "zh": outline.zh,
        "en": outline.en,
        "class": outline.class_code,
        "class_zh": outline.class_zh or outline.class_code,
        "class_en": outline.class_en or outline.class_code,
        "method_zh": outline.method_zh,
        "method_en": outline.method_en or outline.method_zh,
        "trading_type": outline.trading_type,
        "process": outline.trading_type,
        "start_form": f"{outline.trading_type}/{START}",
        "starters": list(outline.starters),
        "messages": [],
        "supervising_department_zh": outline.department_zh,
        "supervising_department_en": outline.department_en or outline.department_zh,
        "legal_basis": [{"zh": zh, "en": en or zh} for zh, en in outline.legal_basis],
    }


def _pretty(value: Json) -> bytes:
    return exact.dumps(value).encode() + b"\n"
