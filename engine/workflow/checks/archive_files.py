"""What an item wants in the archive: each line with names, a known source, a condition, a term."""

from collections.abc import Collection, Iterator, Mapping

from engine.language import feel
from engine.vocabulary import Json
from engine.workflow.checks.finding import Complaint

FILE = "item.toml"
NAMED, WHOLE = ("notice", "form", "document"), ("attachments", "bids", "ledger")
KEYS = frozenset({"id", "zh", "en", "from", "required", "years", "rule"})


def archive_files(
    told: Json, rules: Collection[str], forms: Collection[str]
) -> Iterator[Complaint]:
    """`archive.files`: id, zh, en, from, and what may be left out: required, years, rule."""
    table = told if isinstance(told, dict) else {}
    listed = table.get("files", [])
    if not isinstance(listed, list):
        yield Complaint(FILE, "archive.files", "应当是一张表", "must be a list of tables")
        return
    seen: set[str] = set()
    for number, row in enumerate(listed, 1):
        line = row if isinstance(row, dict) else {}
        where = f"archive.files.{line.get('id') or number}"
        if str(line.get("id")) in seen:
            yield Complaint(FILE, where, "编号重复", "stands twice")
        seen.add(str(line.get("id")))
        yield from _line(where, line, rules, forms)


def _line(
    where: str, line: Mapping[str, Json], rules: Collection[str], forms: Collection[str]
) -> Iterator[Complaint]:
    for name in sorted(line.keys() - KEYS):
        yield Complaint(FILE, where, f"没有 {name} 这一项", f"there is no {name}")
    for name in ("id", "zh", "en"):
        if not str(line.get(name) or "").strip():
            yield Complaint(FILE, where, f"缺少 {name}", f"{name} is missing")
    yield from _source(where, str(line.get("from") or ""), forms)
    years, rule = line.get("years", 0), line.get("rule")
    if isinstance(years, bool) or not isinstance(years, int) or years < 0:
        yield Complaint(FILE, where, "years 应当是年数", "years must be a number of years")
    if rule and rule not in rules:
        yield Complaint(FILE, where, f"没有规则 {rule}", f"there is no rule {rule}")
    yield from _condition(where, line.get("required", True))


def _source(where: str, source: str, forms: Collection[str]) -> Iterator[Complaint]:
    kind, _, name = source.partition(":")
    if kind not in NAMED if name else kind not in WHOLE:
        yield Complaint(FILE, where, f"from 不认识“{source}”", f"from does not know “{source}”")
    elif kind == "form" and name not in forms:
        yield Complaint(FILE, where, f"没有表单 {name}", f"there is no form {name}")


def _condition(where: str, required: Json) -> Iterator[Complaint]:
    if isinstance(required, bool):
        return
    try:
        feel.compile(str(required).removeprefix("="))
    except feel.FeelSyntaxError as error:
        yield Complaint(FILE, where, f"表达式有误：{error}", f"bad expression: {error}")
