"""A form with every kind of field, and the house around it."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from engine.errors import Invalid
from engine.vocabulary import Data, Json
from engine.workflow.forms import Form

NOW = datetime(2026, 6, 1, 1, tzinfo=UTC)
SCHEMA: dict[str, Any] = {
    "type": "default",
    "schemaVersion": 18,
    "id": "tender",
    "properties": {"title": "招标", "en": "Tender"},
    "components": [
        {"type": "text", "text": "共 {{count(lots)}} 个标段，上限 {{limit}}"},
        {
            "type": "textfield",
            "key": "project_name",
            "label": "项目名称",
            "readonly": True,
            "properties": {"en": "Project", "class": "public"},
        },
        {
            "type": "number",
            "key": "price",
            "label": "控制价",
            "serializeToString": True,
            "decimalDigits": 2,
            "description": "元",
            "validate": {"required": True, "min": 0, "max": "=limit"},
            "properties": {"en": "Ceiling", "en_description": "yuan", "rule": "ZTB-01"},
        },
        {"type": "number", "key": "days", "label": "工期", "decimalDigits": 0},
        {
            "type": "radio",
            "key": "kind",
            "label": "种类",
            "values": [
                {"label": "施工", "value": "works", "en": "Works"},
                {"label": "其他", "value": "other", "en": "Other"},
            ],
        },
        {
            "type": "textarea",
            "key": "why",
            "label": "说明",
            "conditional": {"hide": '=kind != "other"'},
            "validate": {"required": True, "minLength": 2, "maxLength": 5},
        },
        {
            "type": "select",
            "key": "lot",
            "label": "标段",
            "valuesExpression": "=for l in lots return {label: l.name, value: l.id}",
        },
        {"type": "checklist", "key": "media", "label": "媒介", "valuesKey": "known_media"},
        {
            "type": "datetime",
            "subtype": "datetime",
            "key": "opening_at",
            "dateLabel": "开标",
            "properties": {
                "en": "Opening",
                "min": "P1D",
                "check": "=opening_at = null or date and time(opening_at) >= earliest(signed_on)",
                "check_message": "不得少于二十日",
                "check_message_en": "at least twenty days",
                "rule": "ZTB-01",
            },
        },
        {
            "type": "datetime",
            "subtype": "date",
            "key": "signed_on",
            "dateLabel": "签订日",
            "disallowPassedDates": True,
        },
        {"type": "datetime", "subtype": "time", "key": "at", "timeLabel": "钟点"},
        {"type": "checkbox", "key": "agreed", "label": "已阅", "validate": {"required": True}},
        {"type": "filepicker", "key": "files", "label": "附件", "multiple": True},
        {
            "type": "textfield",
            "key": "contact.phone",
            "label": "电话",
            "validate": {"pattern": "^1[0-9]{10}$"},
            "properties": {"class": "personal"},
        },
        {
            "type": "group",
            "path": "site",
            "label": "地点",
            "components": [{"type": "textfield", "key": "road", "label": "路"}],
        },
        {"type": "expression", "key": "total", "expression": "=price + 1"},
        {
            "type": "dynamiclist",
            "path": "bidders",
            "label": "投标人",
            "properties": {"en": "Bidders", "maxRows": "3", "class": "withheld:award"},
            "components": [
                {"type": "textfield", "key": "name", "label": "名称", "readonly": True},
                {
                    "type": "number",
                    "key": "score",
                    "label": "得分",
                    "validate": {"required": True},
                    "properties": {
                        "check": "=this.score <= 100",
                        "check_message": "不超过 100",
                        "check_message_en": "at most 100",
                    },
                },
                {
                    "type": "textfield",
                    "key": "remark",
                    "label": "备注",
                    "conditional": {"hide": "=this.score < 90"},
                },
            ],
        },
    ],
}
PREFILL: dict[str, Json] = {
    "project_name": "某路改造",
    "limit": Decimal(1000),
    "lots": [{"id": "L1", "name": "一标段"}],
    "known_media": ["web", "paper"],
    "bidders": [{"name": "甲", "organisation": "o1"}, {"name": "乙", "organisation": "o2"}],
}
GOOD: dict[str, Json] = {
    "project_name": "某路改造",
    "price": "19.90",
    "days": 30,
    "kind": "works",
    "lot": "L1",
    "media": ["web"],
    "opening_at": "2026-06-22T09:30+08:00",
    "signed_on": "2026-06-01",
    "at": "09:30",
    "agreed": True,
    "files": ["d1"],
    "contact": {"phone": "13800000000"},
    "site": {"road": "中山路"},
    "bidders": [{"name": "乙", "score": 95, "remark": "好"}, {"name": "甲", "score": 80}],
}


def form(schema: dict[str, Any] | None = None) -> Form:
    return Form.read("forms/demo/tender.form", json.dumps(schema or SCHEMA).encode())


def form_of(*components: dict[str, Any]) -> Form:
    return form({"type": "default", "schemaVersion": 18, "components": list(components)})


def earliest(day: object) -> object:
    """The law of this house: never before 2026-06-21."""
    return datetime(2026, 6, 20, 16, tzinfo=UTC) if day else None


def validate(form: Form, data: Json, prefill: Data | None = None) -> dict[str, Json]:
    return form.validate(
        data,
        prefill=PREFILL if prefill is None else prefill,
        functions={"earliest": earliest},
        now=NOW,
        known_documents=lambda id_: id_.startswith("d"),
    )


def problems(form: Form, data: Json, prefill: Data | None = None) -> list[tuple[str, str]]:
    """Field and key of every problem; empty when the submission is let through."""
    try:
        validate(form, data, prefill)
    except Invalid as refused:
        return [(problem.field, problem.key) for problem in refused.problems]
    return []
