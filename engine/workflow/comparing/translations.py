"""Translations: which id got, lost or changed its English."""

from collections.abc import Iterator, Mapping

from engine.workflow.comparing.change import Change, Word, added, changed, quoted, removed
from engine.workflow.comparing.loaded import flat, from_json, said
from engine.workflow.comparing.plain import text_changes

_TEXT = Word("英文", "English")


ENGLISH = "translations/en.json"


def names_of(*packages: Mapping[str, bytes]) -> dict[str, dict[str, str]]:
    """English of every element: process → its id → name; that of the last package counts."""
    found: dict[str, dict[str, str]] = {}
    for files in packages:
        for process, names in (from_json(files.get(ENGLISH, b"{}")) or {}).items():
            if isinstance(names, dict):
                told = {id_: said(name) for id_, name in names.items() if name}
                found.setdefault(process, {}).update(told)
    return found


def translation_changes(old: bytes, new: bytes) -> tuple[Change, ...]:
    """By id; line by line where a file is no JSON object."""
    before, after = from_json(old), from_json(new)
    if before is None or after is None:
        return text_changes(old, new)
    return tuple(_changes(dict(flat(dict(before))), dict(flat(dict(after)))))


def _changes(before: dict[str, str], after: dict[str, str]) -> Iterator[Change]:
    for id_ in sorted(before.keys() | after.keys()):
        old, new = before.get(id_), after.get(id_)
        what = Word(f" {id_} ", f"text {id_}")
        if old == new:
            continue
        if old is None:
            text = quoted(new or "")
            yield added(id_, Word(f" {id_} 的英文“{text}”", f"English of {id_}: “{text}”"), text)
        elif new is None:
            yield removed(id_, Word(f" {id_} 的英文", f"English of {id_}"), old)
        else:
            yield changed(id_, what, _TEXT, Word(old, old), Word(new, new))
