"""item.toml says all that a catalogue item needs to be offered and started."""

from collections.abc import Callable, Iterator

from engine.language import feel
from engine.vocabulary import Json
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package

FILE = "item.toml"
EXPRESSIONS = ("events", "offered")
TEXTS = ("code", "zh", "en", "process", "start_form")


def check(package: Package) -> Iterator[Complaint]:
    item = package.bundle.item
    for name in TEXTS:
        value = item.get(name)
        if not isinstance(value, str) or not value.strip():
            yield Complaint(FILE, name, f"缺少 {name}", f"{name} is missing")
    starters = item.get("starters")
    if not isinstance(starters, list) or not starters:
        yield Complaint(FILE, "starters", "缺少可发起的角色", "starters is missing")
    yield from _unknown("starters", starters, package.bundle.roles.__contains__)
    yield from _unknown("process", [item.get("process")], package.processes().__contains__)
    yield from _unknown("start_form", [item.get("start_form")], package.forms.__contains__)
    for table in EXPRESSIONS:
        yield from _unreadable(table, item.get(table))


def _unreadable(table: str, texts: Json) -> Iterator[Complaint]:
    """FEEL in a table of the item: when an event has come, when a message is offered."""
    for name, text in texts.items() if isinstance(texts, dict) else ():
        try:
            feel.compile(str(text).removeprefix("="))
        except feel.FeelSyntaxError as error:
            where = f"{table}.{name}"
            yield Complaint(FILE, where, f"表达式有误：{error}", f"bad expression: {error}")


def _unknown(name: str, values: Json, known: Callable[[object], bool]) -> Iterator[Complaint]:
    for value in values if isinstance(values, list) else ():
        if isinstance(value, str) and value and not known(value):
            yield Complaint(FILE, name, f"没有 {value}", f"there is no {value}")
