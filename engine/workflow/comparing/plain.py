"""Texts that nobody parses: the lines that went and came."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from engine.workflow.comparing.change import Change, quoted

MOST_LINES = 5_000
MOST_TOLD = 40
"""Of more lines only their number is told."""


def text_changes(old: bytes, new: bytes) -> tuple[Change, ...]:
    """Line by line; a file that is no text, or is too long to compare, by its size alone."""
    try:
        before, after = old.decode().splitlines(), new.decode().splitlines()
    except UnicodeDecodeError:
        return (_sizes(old, new),)
    if max(len(before), len(after)) > MOST_LINES:
        return (_sizes(old, new),)
    found = tuple(_lines(before, after))
    return found[:MOST_TOLD] + ((_rest(len(found)),) if len(found) > MOST_TOLD else ())


def _lines(before: list[str], after: list[str]) -> Iterator[Change]:
    for tag, a, b, c, d in SequenceMatcher(None, before, after).get_opcodes():
        if tag == "equal":
            continue
        for number in range(a, b):
            yield _line("removed", number, before[number])
        for number in range(c, d):
            yield _line("added", number, after[number])


def _line(how: str, number: int, text: str) -> Change:
    said = quoted(text)
    if how == "added":
        zh, en = f"新增第 {number + 1} 行：“{said}”", f"Added line {number + 1}: “{said}”"
        return Change(how="added", element="", zh=zh, en=en, new=text)
    zh, en = f"删除第 {number + 1} 行：“{said}”", f"Removed line {number + 1}: “{said}”"
    return Change(how="removed", element="", zh=zh, en=en, old=text)


def _rest(count: int) -> Change:
    more = count - MOST_TOLD
    return Change(
        how="changed", element="", zh=f"另有 {more} 行不同", en=f"{more} more lines differ"
    )


def _sizes(old: bytes, new: bytes) -> Change:
    return Change(
        how="changed",
        element="",
        zh=f"内容不同：原 {len(old)} 字节，现 {len(new)} 字节",
        en=f"The content differs: {len(old)} bytes before, {len(new)} bytes now",
    )
