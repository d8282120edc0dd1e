"""item.toml says all that a catalogue item needs to be offered and started."""

from collections.abc import Callable, Iterator

from engine.vocabulary import Json
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package

FILE = "item.toml"
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


def _unknown(name: str, values: Json, known: Callable[[object], bool]) -> Iterator[Complaint]:
    for value in values if isinstance(values, list) else ():
        if isinstance(value, str) and value and not known(value):
            yield Complaint(FILE, name, f"没有 {value}", f"there is no {value}")
