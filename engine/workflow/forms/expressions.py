"""Where a component may hold FEEL, and what each expression asks for."""

import re
from collections.abc import Iterator, Mapping

from engine.language import feel
from engine.vocabulary import Json
from engine.workflow.forms.defect import Defect

PLACES = (
    "conditional.hide",
    "readonly",
    "expression",
    "valuesExpression",
    "columnsExpression",
    "dataSource",
    "multiple",
    "validate.min",
    "validate.max",
    "validate.minLength",
    "validate.maxLength",
    "properties.check",
    "properties.en_values",
    "properties.min",
    "properties.max",
)
MUST_BE_FEEL = frozenset(
    {"conditional.hide", "expression", "valuesExpression", "columnsExpression", "properties.check"}
    | {"properties.en_values"}
)
TEMPLATES = (
    "label",
    "dateLabel",
    "timeLabel",
    "description",
    "text",
    "source",
    "alt",
    "accept",
    "appearance.prefixAdorner",
    "appearance.suffixAdorner",
    "properties.en",
    "properties.en_description",
)
LOCAL = frozenset({"this", "parent", "i", "_this_", "_parent_", "_i_"})
_TEMPLATE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_BLOCK = re.compile(r"^#(if|loop)\b|^/(if|loop)$")


def compiled(
    raw: Mapping[str, Json], component: str, defects: list[Defect]
) -> dict[str, feel.Expression]:
    """Every expression of a component by its place; what does not compile becomes a defect."""
    found: dict[str, feel.Expression] = {}
    for place, text in _texts(raw):
        try:
            found[place] = feel.compile(text)
        except feel.FeelError as error:
            defects.append(_broken(component, place, text, error))
    defects.extend(_plain(raw, component))
    return found


def _texts(raw: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    for place in PLACES:
        value = at(raw, place)
        if isinstance(value, str) and value.startswith("="):
            yield place, value[1:]
    for place in TEMPLATES:
        value = at(raw, place)
        if isinstance(value, str):
            yield from ((f"{place}#{n}", text) for n, text in enumerate(_templated(value)))


def _templated(text: str) -> Iterator[str]:
    if text.startswith("="):
        yield text[1:]
        return
    for inner in _TEMPLATE.findall(text):
        expression = _BLOCK.sub("", inner.strip()).strip()
        if expression:
            yield expression


def _plain(raw: Mapping[str, Json], component: str) -> Iterator[Defect]:
    for place in sorted(MUST_BE_FEEL):
        value = at(raw, place)
        if value not in (None, "") and not (isinstance(value, str) and value.startswith("=")):
            yield Defect(
                component=component,
                zh=f"{place} 必须是以 = 开头的 FEEL 表达式",
                en=f"{place} must be a FEEL expression that starts with =",
            )


def _broken(component: str, place: str, text: str, error: feel.FeelError) -> Defect:
    name = place.split("#", maxsplit=1)[0]
    return Defect(
        component=component,
        zh=f"{name} 的表达式有误:{text} — {error}",
        en=f"{name} does not compile: {text}: {error}",
    )


def at(raw: Mapping[str, Json], place: str) -> Json:
    """The value at a dotted place of a schema; None where there is none."""
    value: Json = dict(raw)
    for step in place.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value
