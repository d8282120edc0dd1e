"""Everything a package says to people, with the place where it says it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.vocabulary import Json
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import BPMN, SUNROAD, id_of, kind, line_of, words
from engine.workflow.forms import Form

ITEM = "item.toml"
SHOWN = ("label", "text", "description", "dateLabel", "timeLabel", "title")
APART = frozenset({"legal_basis", "messages", "starters", "sender", "process", "start_form"})
"""Parts of an item that name laws and other files."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text at a place; `rules` are the rows its field is bound to.

    A field bound to the very row that forbids something asks whether it is so.
    """

    file: str
    element: str
    text: str
    line: int = 0
    rules: frozenset[str] = frozenset()


def steps(package: Package) -> Iterator[Said]:
    """Names and documentation of elements, titles of messages."""
    for diagram in package.diagrams:
        for node in diagram.root.iter(f"{BPMN}*"):
            texts = [node.get("name"), node.get(f"{SUNROAD}title")]
            if kind(node) == "documentation" or kind(node) == "text":
                texts.append(words(node))
            for text in texts:
                if text:
                    yield Said(diagram.file, id_of(node), text, line_of(node))


def conditions(package: Package) -> Iterator[Said]:
    """Expressions that decide: conditions of flows, validations are with their forms."""
    for use in package.uses():
        if use.place == "conditionExpression":
            yield Said(use.diagram.file, use.element, use.text, line_of(use.node))


def forms(package: Package) -> Iterator[Said]:
    """Titles, labels, hints, options and messages of every form."""
    for form in package.forms.values():
        yield from _form(form)


def _form(form: Form) -> Iterator[Said]:
    for component in form.tree.walk():
        name = ".".join(component.path) or component.id
        rules = frozenset(str(component.own[key]) for key in ("rule",) if key in component.own)
        texts = [component.raw.get(key) for key in SHOWN]
        texts += [component.own.get(key) for key in ("title", "check_message", "check")]
        texts += [component.raw.get("defaultValue"), *_options(component.raw)]
        for text in texts:
            if isinstance(text, str) and text:
                yield Said(form.path, name, text, rules=rules)


def _options(raw: Mapping[str, Json]) -> Iterator[Json]:
    values = raw.get("values")
    for value in values if isinstance(values, list) else []:
        if isinstance(value, dict):
            yield value.get("label")


def templates(package: Package) -> Iterator[Said]:
    """Templates of documents, as far as they are text."""
    for path, body in package.bundle.files.items():
        if "templates/" in path:
            yield Said(path, "", body.decode("utf-8", errors="replace"))


def item(package: Package) -> Iterator[Said]:
    """Every text of the item that is shown, by its key."""
    content = package.bundle.item
    shown: dict[str, Json] = {key: value for key, value in content.items() if key not in APART}
    yield from _leaves(shown, "")


def _leaves(value: Json, path: str) -> Iterator[Said]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            yield from _leaves(inner, f"{path}[{number}]")
    elif isinstance(value, str):
        yield Said(ITEM, path, value)
