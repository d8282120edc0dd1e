"""Forms: fields added, removed, changed, and put elsewhere, told by their labels."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.vocabulary import Json
from engine.workflow.comparing.change import Change, Word, added, moved, removed, with_id
from engine.workflow.comparing.facets import State, facet_changes, out_of_order
from engine.workflow.comparing.field_words import KINDS, facet_word
from engine.workflow.comparing.loaded import Values, flat, from_json
from engine.workflow.comparing.plain import text_changes

MOST_DEPTH = 20
APART = frozenset({"components", "id", "key", "path", "layout", "type"})
_FORM = Word("表单", "the form")


@dataclass(frozen=True, slots=True)
class Part:
    """A component: what it is called, and what it says."""

    what: Word
    around: str
    facets: Mapping[str, str]


def form_changes(old: bytes, new: bytes) -> tuple[Change, ...]:
    """Line by line where a file is no form."""
    before, after = from_json(old), from_json(new)
    if before is None or after is None:
        return text_changes(old, new)
    return tuple(_changes(before, after))


def _changes(before: Values, after: Values) -> Iterator[Change]:
    yield from facet_changes("", _FORM, State(_own(before)), State(_own(after)), facet_word)
    olds, news = dict(_parts(before)), dict(_parts(after))
    yield from (added(name, with_id(news[name].what, name)) for name in news if name not in olds)
    yield from (removed(name, with_id(olds[name].what, name)) for name in olds if name not in news)
    passed = out_of_order(list(olds), list(news))
    for name in news:
        if name in olds:
            yield from _same(name, olds[name], news[name], name in passed)


def _same(name: str, old: Part, new: Part, passed: bool) -> Iterator[Change]:
    yield from facet_changes(name, new.what, State(old.facets), State(new.facets), facet_word)
    if passed or old.around != new.around:
        yield moved(name, new.what)


def _own(schema: Values) -> dict[str, str]:
    return {path: text for path, text in _facets(schema).items() if path.startswith("properties")}


def _parts(schema: Values, around: str = "", depth: int = 0) -> Iterator[tuple[str, Part]]:
    """By the path of its value, so that a renamed component stays itself; else by its id."""
    components = schema.get("components")
    for raw in components if isinstance(components, list) and depth < MOST_DEPTH else []:
        if not isinstance(raw, dict):
            continue
        name = str(raw.get("key") or raw.get("path") or raw.get("id") or "")
        within = f"{around}.{name}" if around and raw.get("key") else name
        yield within, Part(_what(raw, name), around, _facets(raw))
        inner = within if raw.get("type") == "dynamiclist" else around
        yield from _parts(raw, inner or "", depth + 1)


def _what(raw: Mapping[str, Json], name: str) -> Word:
    kind = KINDS.get(str(raw.get("type")), Word("组件", "component"))
    zh = str(raw.get("dateLabel") or raw.get("label") or raw.get("text") or name)
    own = raw.get("properties")
    en = str((own.get("en") if isinstance(own, dict) else None) or zh)
    return Word(f"{kind.zh}“{_short(zh)}”", f"{kind.en} “{_short(en)}”")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _facets(raw: Values) -> dict[str, str]:
    found = dict(flat({name: value for name, value in raw.items() if name not in APART}))
    return found | ({"type": str(raw["type"])} if "type" in raw else {})
