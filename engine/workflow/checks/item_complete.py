"""item.toml says all that a catalogue item needs to be offered and started."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from engine.language import feel
from engine.vocabulary import Json
from engine.workflow.catalogue import bounds
from engine.workflow.catalogue.words import SENTENCES
from engine.workflow.checks.archive_files import archive_files
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.papers import papers

FILE = "item.toml"
EXPRESSIONS = ("events", "offered", "references")
CUSTODIANS = 3
TEXTS = ("code", "zh", "en", "process", "start_form")


def check(package: Package) -> Iterator[Complaint]:
    item = package.bundle.item
    if not item and not package.bundle.trading_type:
        return
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
    yield from _unknown("sender", item.get("sender"), package.bundle.services.__contains__)
    for table in EXPRESSIONS:
        yield from _unreadable(table, item.get(table))
    yield from _closes(item.get("closes"), package.bundle.law_rules)
    yield from _parameters(item, package.bundle.law_rules)
    yield from _sealing(item.get("sealing"), package)
    yield from papers(item.get("intake"), package.bundle.law_rules)
    yield from archive_files(item.get("archive"), package.bundle.law_rules, package.forms)


def _sealing(told: Json, package: Package) -> Iterator[Complaint]:
    """Three roles, no two alike, keep the keys of sealed bids; a form says what is read out."""
    if told is None:
        return
    plan = told if isinstance(told, dict) else {}
    named = plan.get("custodians")
    custodians = named if isinstance(named, list) else []
    if len(custodians) != CUSTODIANS or len({str(one) for one in custodians}) != CUSTODIANS:
        zh, en = "密钥保管人应为三个不同的角色", "custodians must be three different roles"
        yield Complaint(FILE, "sealing.custodians", zh, en)
    yield from _unknown("sealing.custodians", custodians, package.bundle.roles.__contains__)
    form = plan.get("read_out")
    if not isinstance(form, str) or form not in package.forms:
        yield Complaint(FILE, "sealing.read_out", f"没有表单 {form}", f"there is no form {form}")


def _unreadable(table: str, texts: Json) -> Iterator[Complaint]:
    """FEEL in a table of the item: when an event has come, when a message is offered."""
    for name, text in _pairs(texts):
        try:
            feel.compile(str(text).removeprefix("="))
        except feel.FeelSyntaxError as error:
            where = f"{table}.{name}"
            yield Complaint(FILE, where, f"表达式有误：{error}", f"bad expression: {error}")


def _closes(table: Json, rules: Collection[str]) -> Iterator[Complaint]:
    """Until when messages are taken: a moment each, perhaps with a statutory row."""
    told = {name: one if isinstance(one, dict) else {} for name, one in _pairs(table)}
    yield from _unreadable("closes", {name: one.get("at", "=") for name, one in told.items()})
    yield from _unknown("closes", [one.get("rule") for one in told.values()], rules.__contains__)


def _parameters(item: Mapping[str, Json], rules: Collection[str]) -> Iterator[Complaint]:
    """Values within their bounds; bounds that name a direction, and never restrict bidders."""
    for problem in bounds.problems(item):
        zh, en = (text.format_map(problem.params) for text in SENTENCES[problem.key])
        yield Complaint(FILE, problem.field, zh, en)
    for bound in bounds.bounds_of(item).values():
        where = f"bounds.{bound.name}"
        if bound.protects not in bounds.PROTECTS:
            zh, en = f"没有 {bound.protects} 这个方向", f"there is no direction {bound.protects}"
            yield Complaint(FILE, where, zh, en)
        elif bound.restricts and bound.protects != "less":
            zh = f"“{bound.zh}”限制投标人，只能以 less 为保护方向（《实施意见》第六条）"
            en = f"{bound.en} restricts bidders, so only less of it protects them (policy, art. 6)"
            yield Complaint(FILE, where, zh, en)
        yield from _unknown(where, [bound.rule], rules.__contains__)
        yield from _unknown(where, [bound.restricts], bounds.RESTRICTIONS.__contains__)


def _pairs(table: Json) -> Iterable[tuple[str, Json]]:
    return table.items() if isinstance(table, dict) else ()


def _unknown(name: str, values: Json, known: Callable[[object], bool]) -> Iterator[Complaint]:
    for value in values if isinstance(values, list) else ():
        if isinstance(value, str) and value and not known(value):
            yield Complaint(FILE, name, f"没有 {value}", f"there is no {value}")
