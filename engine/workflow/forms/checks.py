"""Cross-field rules (`properties.check`): FEEL that must be true, put after the fields."""

import re
from collections.abc import Iterable, Iterator

from engine.errors import Problem
from engine.workflow.forms.messages import problem
from engine.workflow.forms.problems import Ask, Gathered

_FIRST = re.compile(r"[^.\[]*")


def broken(gathered: Gathered) -> Iterator[Problem]:
    """Every rule that is not true.

    A rule about a field that is wrong already would only confuse: it is left out.
    """
    wrong = [found.field for found in gathered.problems]
    for ask in gathered.asks:
        expression = ask.component.feel["properties.check"]
        if not _touched(ask, expression.names, wrong) and ask.here.evaluate(expression) is not True:
            yield _problem(ask)


def _touched(ask: Ask, names: Iterable[str], wrong: list[str]) -> bool:
    row = ask.key.rpartition(".")[0]
    around = f"{row}." if row and "this" in names else ask.key
    tops = {_first(field) for field in wrong}
    return any(field.startswith((ask.key, around)) for field in wrong) or bool(tops & set(names))


def _first(field: str) -> str:
    match = _FIRST.match(field)
    return match[0] if match else field


def _problem(ask: Ask) -> Problem:
    own, component = ask.component.own, ask.component
    zh = str(own.get("check_message") or f"“{component.label('zh')}”不符合规则")
    en = str(own.get("check_message_en") or f"“{component.label('en')}” breaks a rule")
    return problem(
        ask.key,
        "check",
        message=zh,
        message_en=en,
        rule=own.get("rule"),
        label=component.label("zh"),
        label_en=component.label("en"),
    )
