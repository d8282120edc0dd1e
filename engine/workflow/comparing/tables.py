"""Decision tables: inputs, outputs, hit policy, and rules told cell by cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engine.workflow.checks.xml import Node, Unsafe, parse, words
from engine.workflow.comparing.change import Change, Word, added, moved, removed
from engine.workflow.comparing.facets import State, facet_changes, out_of_order
from engine.workflow.comparing.plain import text_changes

_WORDS: Mapping[str, Word] = {
    "name": Word("名称", "name"),
    "hitPolicy": Word("命中策略", "hit policy"),
    "aggregation": Word("汇总", "aggregation"),
    "expression": Word("表达式", "expression"),
    "values": Word("允许值", "allowed values"),
    "type": Word("类型", "type"),
    "label": Word("标签", "label"),
    "note": Word("备注", "annotation"),
}
RULE = "rule"


@dataclass(frozen=True, slots=True)
class Row:
    """A decision, a column or a rule, and its facets."""

    what: Word
    facets: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""


def table_changes(old: bytes, new: bytes) -> tuple[Change, ...]:
    """Line by line where a file cannot be opened."""
    try:
        before, after = dict(_rows(parse(old))), dict(_rows(parse(new)))
    except Unsafe:
        return text_changes(old, new)
    return tuple(_changes(before, after))


def _changes(before: Mapping[str, Row], after: Mapping[str, Row]) -> Iterator[Change]:
    for id_, row in after.items():
        if id_ not in before:
            yield added(id_, row.what, _summary(row))
    for id_, row in before.items():
        if id_ not in after:
            yield removed(id_, row.what, _summary(row))
        else:
            states = State(row.facets), State(after[id_].facets)
            yield from facet_changes(id_, after[id_].what, *states, _word)
    rules = [[id_ for id_, row in rows.items() if row.kind == RULE] for rows in (before, after)]
    yield from (moved(id_, after[id_].what) for id_ in out_of_order(*rules))


def _rows(root: Node) -> Iterator[tuple[str, Row]]:
    for decision in root.iterfind("{*}decision"):
        id_ = decision.get("id", "")
        name = decision.get("name") or id_
        what = Word(f"决策“{name}”", f"decision “{name}”")
        table = decision.find("{*}decisionTable")
        yield id_, Row(what, _decision(decision, table))
        if table is not None:
            yield from _table(id_, name, table)


def _decision(decision: Node, table: Node | None) -> dict[str, str]:
    if table is None:
        text = words(decision.find("{*}literalExpression/{*}text"))
        return {"name": decision.get("name", ""), "expression": text}
    return {
        "name": decision.get("name", ""),
        "hitPolicy": table.get("hitPolicy", "UNIQUE"),
        "aggregation": table.get("aggregation", ""),
    }


def _table(decision: str, name: str, table: Node) -> Iterator[tuple[str, Row]]:
    columns: list[str] = []
    for tag, zh, en in (("input", "输入", "input"), ("output", "输出", "output")):
        for number, column in enumerate(table.iterfind(f"{{*}}{tag}"), start=1):
            called = _called(column) or f"{number}"
            columns.append(called)
            what = Word(f"“{name}”的{zh}“{called}”", f"{en} “{called}” of “{name}”")
            yield _id(decision, column, tag, number), Row(what, _column(column))
    for number, rule in enumerate(table.iterfind("{*}rule"), start=1):
        what = Word(f"“{name}”的规则 {number}", f"rule {number} of “{name}”")
        yield _id(decision, rule, RULE, number), Row(what, _cells(rule, columns), RULE)


def _id(decision: str, node: Node, tag: str, number: int) -> str:
    return node.get("id") or f"{decision}.{tag}{number}"


def _called(column: Node) -> str:
    expression = words(column.find("{*}inputExpression/{*}text"))
    return column.get("label") or column.get("name") or expression


def _column(column: Node) -> dict[str, str]:
    expression = column.find("{*}inputExpression")
    typed = column if expression is None else expression
    values = column.find("{*}inputValues")
    allowed = column.find("{*}outputValues") if values is None else values
    return {
        "label": column.get("label", ""),
        "name": column.get("name", ""),
        "expression": words(expression),
        "type": typed.get("typeRef", ""),
        "values": words(allowed),
    }


def _cells(rule: Node, columns: list[str]) -> dict[str, str]:
    entries = [*rule.iterfind("{*}inputEntry"), *rule.iterfind("{*}outputEntry")]
    cells = {f"cell.{name}": words(entry) for name, entry in zip(columns, entries, strict=False)}
    return cells | {"note": words(rule.find("{*}description"))}


def _summary(row: Row) -> str:
    return "; ".join(f"{_word(name).zh}: {text}" for name, text in row.facets.items() if text)


def _word(facet: str) -> Word:
    name = facet.removeprefix("cell.")
    return _WORDS.get(facet, Word(f"“{name}”", f"“{name}”"))
