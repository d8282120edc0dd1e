"""The catalogue item: parameters and their limits by their names, everything else by its key."""

from collections.abc import Iterator, Mapping

from engine.vocabulary import Json
from engine.workflow.comparing.change import Change, Word
from engine.workflow.comparing.facets import State, facet_changes
from engine.workflow.comparing.loaded import Values, flat, from_toml
from engine.workflow.comparing.plain import text_changes

_KEYS: Mapping[str, Word] = {
    "code": Word("编码", "code"),
    "zh": Word("名称", "Chinese name"),
    "en": Word("英文名称", "English name"),
    "class": Word("类别", "class"),
    "class_zh": Word("类别名称", "Chinese name of the class"),
    "class_en": Word("类别英文名称", "English name of the class"),
    "method_zh": Word("交易方式", "Chinese name of the method"),
    "method_en": Word("交易方式英文名称", "English name of the method"),
    "process": Word("流程", "process"),
    "start_form": Word("启动表单", "form that starts it"),
    "starters": Word("可启动的角色", "roles that may start it"),
    "messages": Word("消息", "messages"),
    "sender": Word("关于发送人的服务", "services about the sender"),
    "supervising_department": Word("监督部门", "supervising department"),
    "supervising_department_zh": Word("监督部门名称", "Chinese name of the supervisor"),
    "supervising_department_en": Word("监督部门英文名称", "English name of the supervisor"),
    "effective_from": Word("生效日期", "effective from"),
    "effective_to": Word("失效日期", "effective to"),
    "trading_type": Word("交易类型", "trading type"),
}
_BOUNDS: Mapping[str, Word] = {
    "min": Word("下限", "lower limit"),
    "max": Word("上限", "upper limit"),
    "unit": Word("单位", "unit"),
    "source": Word("来源", "source"),
    "rule": Word("法规时限", "statutory row"),
    "zh": Word("名称", "Chinese name"),
    "en": Word("英文名称", "English name"),
    "protects": Word("保护投标人的方向", "direction that protects bidders"),
    "restricts": Word("限制类别", "kind of restriction"),
}
_PARTS: Mapping[str, Word] = {
    "legal_basis": Word("法律依据", "legal basis"),
    "references": Word("对外编号", "number by which others name it:"),
    "thresholds": Word("严于法定标准的进场规模", "threshold stricter than the law's"),
    "events": Word("公开时点", "moment of disclosure"),
    "offered": Word("可提出的时段", "when it is offered:"),
    "closes": Word("截止", "until when it is taken:"),
    "words": Word("用语", "wording of"),
    "sealing": Word("密封", "sealing"),
}
_INSIDE: Mapping[str, Word] = {
    "kind": Word("标的类型", "kind"),
    "from": Word("起点（元）", "beginning (CNY)"),
}
_ITEM = Word("目录项", "the item")


def item_changes(old: bytes, new: bytes) -> tuple[Change, ...]:
    """Facet by facet with old and new; line by line where a file cannot be read."""
    before, after = from_toml(old), from_toml(new)
    if before is None or after is None:
        return text_changes(old, new)
    return value_changes(before, after)


def value_changes(before: Values, after: Values) -> tuple[Change, ...]:
    """As `item_changes`, of values that were read already."""
    return tuple(_changes(before, after))


def _changes(before: Values, after: Values) -> Iterator[Change]:
    names = {**_names(before), **_names(after)}
    olds, news = _grouped(before), _grouped(after)
    for element in dict.fromkeys((*news, *olds)):
        what = _parameter(names[element]) if element in names else _ITEM
        states = State(olds.get(element, {})), State(news.get(element, {}))
        yield from facet_changes(element, what, *states, _facet)


def _parameter(name: Word) -> Word:
    return Word(f"参数“{name.zh}”", f"parameter “{name.en}”")


def _grouped(item: Values) -> dict[str, dict[str, str]]:
    """By parameter, its value and its limits side by side; the rest under nothing."""
    found: dict[str, dict[str, str]] = {"": {}}
    for path, text in flat(dict(item)):
        part, _, rest = path.partition(".")
        if part == "parameters" and "." not in rest:
            found.setdefault(rest, {})["value"] = text
        elif part == "bounds" and "." in rest:
            name, _, facet = rest.partition(".")
            found.setdefault(name, {})[f"bounds.{facet}"] = text
        else:
            found[""][path] = text
    return found


def _names(item: Values) -> dict[str, Word]:
    parameters, bounds = _table(item.get("parameters")), _table(item.get("bounds"))
    return {
        name: Word(
            str(_table(bounds.get(name)).get("zh") or name),
            str(_table(bounds.get(name)).get("en") or name),
        )
        for name in (*parameters, *bounds)
    }


def _table(value: Json | None) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def _facet(path: str) -> Word:
    if path == "value":
        return Word("取值", "value")
    part, _, rest = path.partition(".")
    if part == "bounds":
        return _BOUNDS.get(rest, Word(rest, rest))
    head, bracket, number = part.partition("[")
    if head in _PARTS:
        word, inner = _PARTS[head], _INSIDE.get(rest, Word(rest, rest))
        where = f" {bracket}{number} "
        return Word(f"{word.zh}{where}{inner.zh}".rstrip(), f"{word.en}{where}{inner.en}".rstrip())
    return _KEYS.get(path, Word(f" {path} ", path))
