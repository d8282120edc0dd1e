"""Diagrams: elements added, removed, changed (which attribute), and moved on the drawing only."""

from collections.abc import Iterator, Mapping

from engine.workflow.checks.xml import BPMN, Node, Unsafe, parse
from engine.workflow.comparing.change import Change, Word, added, moved, removed, with_id
from engine.workflow.comparing.drawn import drawn
from engine.workflow.comparing.element_words import facet_word, kind_word
from engine.workflow.comparing.elements import Element, elements
from engine.workflow.comparing.facets import State, facet_changes
from engine.workflow.comparing.plain import text_changes

Names = Mapping[str, Mapping[str, str]]


def diagram_changes(old: bytes, new: bytes, english: Names | None = None) -> tuple[Change, ...]:
    """By element id; line by line where a file cannot be opened.

    `english` is names by process and id: two processes may call one id differently.
    """
    try:
        before, after = parse(old), parse(new)
    except Unsafe:
        return text_changes(old, new)
    olds, news = (elements(one, _own(one, english or {})) for one in (before, after))
    told = tuple(_changes(olds, news))
    apart = {one.element for one in told if one.how != "changed"}
    return (*told, *_moves(drawn(before), drawn(after), news, apart))


def _own(root: Node, english: Names) -> dict[str, str]:
    processes = (node.get("id", "") for node in root.iter(f"{BPMN}process"))
    return {id_: name for one in processes for id_, name in english.get(one, {}).items()}


def _changes(before: Mapping[str, Element], after: Mapping[str, Element]) -> Iterator[Change]:
    for id_, one in after.items():
        if id_ not in before:
            yield added(id_, with_id(_what(one), id_))
    for id_, one in before.items():
        if id_ not in after:
            yield removed(id_, with_id(_what(one), id_))
    for id_, one in after.items():
        if id_ in before:
            yield from _same(id_, before[id_], one)


def _same(id_: str, old: Element, new: Element) -> Iterator[Change]:
    if old.kind != new.kind:
        yield _another_kind(id_, old, new)
    yield from facet_changes(
        id_, _what(new), State(old.facets, old.told), State(new.facets, new.told), facet_word
    )


def _another_kind(id_: str, old: Element, new: Element) -> Change:
    before, after = kind_word(old.kind), kind_word(new.kind)
    return Change(
        how="changed",
        element=id_,
        zh=f"“{new.name}”由{before.zh}改为{after.zh}",
        en=f"“{new.english}” changed from {before.en} to {after.en}",
        old=before.zh,
        new=after.zh,
    )


def _moves(
    before: Mapping[str, str],
    after: Mapping[str, str],
    named: Mapping[str, Element],
    apart: set[str],
) -> Iterator[Change]:
    for id_, place in after.items():
        if id_ in named and id_ not in apart and before.get(id_, place) != place:
            yield moved(id_, _what(named[id_]))


def _what(one: Element) -> Word:
    kind = kind_word(one.kind)
    return Word(f"{kind.zh}“{one.name}”", f"{kind.en} “{one.english}”")
