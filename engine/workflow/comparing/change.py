"""What differs between two states of a file, as values that pages and the command line show."""

from dataclasses import dataclass
from typing import Literal

How = Literal["added", "removed", "changed", "moved"]
Part = Literal["item", "diagram", "form", "table", "template", "story", "translation", "other"]
MOST_SHOWN = 300
"""Characters of an old or new text that a sentence repeats."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One difference. `element` is an id of the file: a diagram's element, a field's key, a rule.

    `zh` and `en` are whole sentences with old and new in them; `old` and `new` are the plain
    texts, empty where there was or is none. All of them hold what analysts typed: escape them.
    """

    how: How
    element: str
    zh: str
    en: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FileChange:
    """A file that was added, removed or changed; without changes only its bytes differ."""

    path: str
    part: Part
    how: How
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A name in both languages."""

    zh: str
    en: str


def quoted(text: str) -> str:
    """As a sentence repeats it: on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= MOST_SHOWN else f"{line[: MOST_SHOWN - 1]}…"


def added(element: str, what: Word, new: str = "") -> Change:
    return Change(how="added", element=element, zh=f"新增{what.zh}", en=f"Added {what.en}", new=new)


def removed(element: str, what: Word, old: str = "") -> Change:
    return Change(
        how="removed", element=element, zh=f"删除{what.zh}", en=f"Removed {what.en}", old=old
    )


def with_id(what: Word, id_: str) -> Word:
    """What came or went is told with its id: something else may have the same name."""
    return Word(f"{what.zh}（{id_}）", f"{what.en} ({id_})")


def moved(element: str, what: Word) -> Change:
    return Change(how="moved", element=element, zh=f"{what.zh}移动了位置", en=f"Moved {what.en}")


def changed(element: str, what: Word, facet: Word, old: Word, new: Word) -> Change:
    """`facet` is what of it changed; an empty text is said to be nothing."""
    zh = f"{what.zh}的{facet.zh}{_zh(quoted(old.zh), quoted(new.zh))}"
    en = f"{what.en}: {facet.en} {_en(quoted(old.en), quoted(new.en))}"
    return Change(how="changed", element=element, zh=zh, en=capital(en), old=old.zh, new=new.zh)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_ZH = {"true": "是", "false": "否"}
_EN = {"true": "yes", "false": "no"}


def _zh(old: str, new: str) -> str:
    old, new = _ZH.get(old, old), _ZH.get(new, new)
    if not old:
        return f"设为“{new}”"
    return f"由“{old}”改为“{new}”" if new else f"取消，原为“{old}”"


def _en(old: str, new: str) -> str:
    old, new = _EN.get(old, old), _EN.get(new, new)
    if not old:
        return f"set to “{new}”"
    return f"changed from “{old}” to “{new}”" if new else f"removed, was “{old}”"
