"""The papers an item asks for at intake: each with names, a condition that reads, a basis."""

from collections.abc import Collection, Iterator, Mapping

from engine.language import feel
from engine.vocabulary import Json
from engine.workflow.checks.finding import Complaint

FILE = "item.toml"
ALWAYS = "always"


def papers(told: Json, rules: Collection[str]) -> Iterator[Complaint]:
    """`intake.papers`: id, zh, en, required (`always` or FEEL), basis (a row of the law)."""
    table = told if isinstance(told, dict) else {}
    listed = table.get("papers")
    rows = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        id_ = str(row.get("id") or "")
        where = f"intake.papers.{id_ or number}"
        if id_ in seen:
            yield Complaint(FILE, where, f"材料 {id_} 重复", f"paper {id_} stands twice")
        seen.add(id_)
        yield from _paper(where, row, rules)


def _paper(where: str, row: Mapping[str, Json], rules: Collection[str]) -> Iterator[Complaint]:
    for name in ("id", "zh", "en", "basis"):
        if not isinstance(row.get(name), str) or not str(row.get(name)).strip():
            yield Complaint(FILE, where, f"缺少 {name}", f"{name} is missing")
    basis = row.get("basis")
    if isinstance(basis, str) and basis.isascii() and basis and basis not in rules:
        yield Complaint(FILE, where, f"没有规则 {basis}", f"there is no rule {basis}")
    required = str(row.get("required") or ALWAYS)
    if required != ALWAYS:
        try:
            feel.compile(required.removeprefix("="))
        except feel.FeelSyntaxError as error:
            yield Complaint(FILE, where, f"表达式有误：{error}", f"bad expression: {error}")
