"""What a component's schema must satisfy before anything is asked with it."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

import re2

from engine.vocabulary import Json
from engine.workflow.forms import limits
from engine.workflow.forms.component import KEYED, LIST, TYPES
from engine.workflow.forms.expressions import LOCAL, at

Reason = tuple[str, str]
Schema = Mapping[str, Json]

CLASSES = ("public", "internal", "personal")
CHOICE_TYPES = frozenset({"select", "radio", "checklist", "taglist"})
_CLASS = re.compile(r"public|internal|personal|withheld:[a-z][a-z_]*")
_ACTIVE = re.compile(r"<\s*(script|iframe|object|embed|style|link|meta|form)\b|javascript:", re.I)
_DIGITS = re.compile(r"\d{1,4}")


def known_type(raw: Schema) -> Iterator[Reason]:
    type_ = raw.get("type")
    if not isinstance(type_, str) or type_ not in TYPES:
        yield f"不支持的组件类型 {type_}", f"component type {type_} is not allowed"


def good_key(raw: Schema) -> Iterator[Reason]:
    name = "key" if raw.get("type") in KEYED else "path"
    key = raw.get(name)
    if name == "path" and raw.get("type") != LIST and not key:
        return
    if not isinstance(key, str) or not all(_is_name(part) for part in key.split(".")):
        yield f"{name} 必须是标识符（可用点分隔）", f"{name} must be names joined by dots"


def _is_name(part: str) -> bool:
    return part.isidentifier() and part not in LOCAL


def good_class(raw: Schema) -> Iterator[Reason]:
    class_ = at(raw, "properties.class")
    if class_ is not None and not (isinstance(class_, str) and _CLASS.fullmatch(class_)):
        yield f"不认识的数据类别 {class_}", f"class {class_} is not known"


def good_pattern(raw: Schema) -> Iterator[Reason]:
    pattern = at(raw, "validate.pattern")
    if pattern not in (None, ""):
        try:
            regex(str(pattern))
        except re2.error:
            yield f"正则表达式不可用:{pattern}", f"pattern cannot be used (RE2): {pattern}"


def good_bounds(raw: Schema) -> Iterator[Reason]:
    for name in ("min", "max", "minLength", "maxLength"):
        value = at(raw, f"validate.{name}")
        if value in (None, "") or (isinstance(value, str) and value.startswith("=")):
            continue
        if isinstance(value, bool) or not _is_number(value):
            yield f"validate.{name} 必须是数字", f"validate.{name} must be a number"
    digits = raw.get("decimalDigits")
    if digits is not None and not (isinstance(digits, int) and 0 <= digits <= limits.DIGITS):
        yield "decimalDigits 必须是 0 到 34", "decimalDigits must be from 0 to 34"


def good_rows(raw: Schema) -> Iterator[Reason]:
    if raw.get("type") == LIST and raw.get("isRepeating") is False:
        yield "动态列表必须重复（isRepeating）", "a dynamic list must repeat (isRepeating)"
    for name in ("minRows", "maxRows"):
        value = at(raw, f"properties.{name}")
        if value is not None and not _DIGITS.fullmatch(str(value)):
            yield f"{name} 必须是数字", f"{name} must be a number"


def good_options(raw: Schema) -> Iterator[Reason]:
    if raw.get("type") not in CHOICE_TYPES:
        return
    values = raw.get("values")
    if not isinstance(values, list) and not (raw.get("valuesKey") or raw.get("valuesExpression")):
        yield "没有选项", "there are no options"
    for option in values if isinstance(values, list) else ():
        if not isinstance(option, dict) or option.get("value") in (None, ""):
            yield "每个选项都要有 value", "every option needs a value"


def good_moment(raw: Schema) -> Iterator[Reason]:
    if raw.get("type") == "datetime" and raw.get("subtype") not in ("date", "time", "datetime"):
        yield "subtype 必须是 date、time 或 datetime", "subtype must be date, time or datetime"


def nothing_active(raw: Schema) -> Iterator[Reason]:
    for name in ("label", "text", "description", "dateLabel", "timeLabel"):
        for value in (
            raw.get(name),
            at(raw, "properties.en"),
            at(raw, "properties.en_description"),
        ):
            if isinstance(value, str) and _ACTIVE.search(value):
                yield "文字中不得含有可执行内容", "text must not hold active content"
                return
    source = raw.get("source")
    if raw.get("type") == "image" and not str(source or "").startswith(("/", "data:image/")):
        yield "图片只能来自本站", "an image must come from this site"


def check_has_message(raw: Schema) -> Iterator[Reason]:
    if at(raw, "properties.check") and not at(raw, "properties.check_message"):
        yield "check 缺少 check_message", "check needs a check_message"


RULES: tuple[Callable[[Schema], Iterator[Reason]], ...] = (
    good_class,
    good_pattern,
    good_bounds,
    good_rows,
    good_options,
    good_moment,
    nothing_active,
    check_has_message,
)


def regex(pattern: str) -> "re2._Regexp[str]":
    """A pattern as RE2 reads it. Raises re2.error."""
    options = re2.Options()
    options.log_errors = False
    return re2.compile(pattern, options)


def _is_number(value: Json) -> bool:
    try:
        return Decimal(str(value)).is_finite()
    except ArithmeticError:
        return False
