"""What the bench of a decision table found, as sentences; rules count from 1 as in the table."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from engine.language.dmn.coverage import Gap, Overlap, Survey
from engine.language.dmn.coverage.wording import literal
from engine.studio.queries.table_bench import Bench, RowResult, Wrong
from webapp.i18n import translate

MEETINGS = {
    "forbidden": "规则 %(first)s 和规则 %(second)s 会同时命中，命中策略不允许。例如：%(example)s",
    "doubtful": "规则 %(first)s 和规则 %(second)s 会同时命中，结果可能不同。例如：%(example)s",
    "hidden": "规则 %(first)s 和规则 %(second)s 会同时命中，只取一条的结果。例如：%(example)s",
}
GAP = "没有规则管这种情况：%(where)s。例如：%(example)s"
NO_RULES = "没有任何规则命中。例如：%(example)s"
SHADOWED = "规则 %(rule)s 永远轮不到：前面的规则已经把它盖住。"
DEAD = "规则 %(rule)s 不可能命中。"
FREE = "“%(column)s”：规则 %(rules)s 写的是自由的 FEEL，空缺和重叠判断不了。"
ENTANGLED = "“%(columns)s”用到同样的数据，空缺和重叠判断不了。"
UNBOUNDED = "“%(column)s”的允许值是自由的 FEEL，空缺判断不了。"
PARTIAL = "表太大或结果太多，这里没有列全。"
UNHIT = "下面的测试没有用到规则 %(rules)s。"
BROKEN = "决策表读不了：%(reason)s"
UNKNOWN = "没有“%(name)s”这个名称；文字要写在英文双引号里"
NOT_FEEL = "不是 FEEL：%(reason)s"

FAILURES = {
    "conflict": "几条规则同时命中，结果冲突",
    "not_allowed": "值不在允许范围内：%(reason)s",
    "too_much": "计算量太大：%(reason)s",
    "broken": "单元格读不了：%(reason)s",
}


def in_words(bench: Bench) -> dict[str, Any]:
    """What the page shows: rows, findings by kind, each with an example where it has one."""
    if bench.broken is not None:
        reason, element = bench.broken
        where = f"{element}: {reason}" if element else reason
        return {"broken": translate(BROKEN, reason=where)}
    told = bench.told
    return {
        "names": bench.names,
        "policy": bench.policy,
        "rules": bench.rules,
        "rows": [_row(row) for row in bench.rows],
        "gaps": [_gap(told, gap) for gap in told.gaps] if told else [],
        "overlaps": [_overlap(told, one) for one in told.overlaps] if told else [],
        "silent": list(_silent(told)) if told else [],
        "notes": list(_notes(told)) if told else [],
        "unhit": translate(UNHIT, rules=_counted(bench.unhit)) if bench.unhit else "",
    }


def _row(row: RowResult) -> dict[str, Any]:
    return {
        "passed": row.passed,
        "value": row.value,
        "rules": [place + 1 for place in row.rules],
        "failure": _failure(row),
        "cell": row.wrong.cell if row.wrong else None,
    }


def _failure(row: RowResult) -> str | None:
    if row.wrong is not None:
        return _wrong(row.wrong)
    if row.failure is None:
        return None
    kind, reason = row.failure
    return translate(FAILURES[kind], reason=reason)


def _wrong(wrong: Wrong) -> str:
    if wrong.unknown is not None:
        return translate(UNKNOWN, name=wrong.unknown)
    return translate(NOT_FEEL, reason=wrong.reason)


def _gap(told: Survey, gap: Gap) -> dict[str, Any]:
    tested = zip(told.columns, gap.where, strict=True)
    where = "; ".join(f"{column} {tests}" for column, tests in tested if tests != "-")
    text = translate(GAP if where else NO_RULES, where=where, example=_said(told, gap.example))
    return {"text": text, "example": _example(told, gap.example)}


def _overlap(told: Survey, one: Overlap) -> dict[str, Any]:
    text = translate(
        MEETINGS[one.sort],
        first=one.first + 1,
        second=one.second + 1,
        example=_said(told, one.example),
    )
    return {"text": text, "sort": one.sort, "example": _example(told, one.example)}


def _silent(told: Survey) -> Iterator[str]:
    for rule in told.dead:
        yield translate(DEAD, rule=rule + 1)
    for rule in told.shadowed:
        yield translate(SHADOWED, rule=rule + 1)


def _notes(told: Survey) -> Iterator[str]:
    for column, name in enumerate(told.columns):
        rules = [rule for rule, place in told.free if place == column]
        if rules:
            yield translate(FREE, column=name, rules=_counted(rules))
    for column in told.unbounded:
        yield translate(UNBOUNDED, column=told.columns[column])
    if told.entangled:
        names = ", ".join(told.columns[column] for column in told.entangled)
        yield translate(ENTANGLED, columns=names)
    if told.partial:
        yield translate(PARTIAL)


def _example(told: Survey, values: Sequence[object]) -> dict[str, str]:
    return dict(zip(told.columns, map(literal, values), strict=True))


def _said(told: Survey, values: Sequence[object]) -> str:
    return ", ".join(f"{name} = {text}" for name, text in _example(told, values).items())


def _counted(rules: Iterable[int]) -> str:
    return ", ".join(str(rule + 1) for rule in rules)
