"""Asks the FEEL engine that the browser's forms run on, by node."""

import json
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from tools.browser_parts import MODULES, node

ENGINE = MODULES / "@bpmn-io" / "feelin" / "dist" / "index.js"
SCRIPT = Path(__file__).with_name("browser_feel.mjs")


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """An expression and what it sees; `unary` as forms read their conditions."""

    expression: str
    scope: Mapping[str, object]
    unary: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The value as JSON with exact numbers, or the error."""

    value: object = None
    error: str = ""


def ask(questions: Iterable[Question]) -> list[Answer]:
    """The browser's answers, in order."""
    asked = [
        {"expression": one.expression, "scope": _plain(one.scope), "unary": one.unary}
        for one in questions
    ]
    lines = "".join(f"{json.dumps(one)}\n" for one in asked)
    told = subprocess.run(
        [node(), SCRIPT, ENGINE], input=lines, capture_output=True, text=True, check=True
    )
    return [Answer(**_read(line)) for line in told.stdout.splitlines()]


def _read(line: str) -> dict[str, object]:
    return dict(json.loads(line, parse_float=Decimal, parse_int=Decimal))


def _plain(value: object) -> object:
    """Decimals as the numbers of JavaScript they become."""
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
