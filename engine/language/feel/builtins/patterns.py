"""Pattern built-ins (DMN 1.5, 10.3.4.3) on RE2, which looks through a text in linear time.

Each look pays for the bytes it may read times the size of the pattern's program. One that goes on
after a match pays for the rest of the text again, so that many matches in a long text, quadratic
in every engine, exceed the budget. Back-references, which RE2 has not, give null.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol, cast

import re2

from engine.language.feel.builtins.classes import without_subtraction
from engine.language.feel.builtins.signature import built_in
from engine.language.feel.errors import NoValue
from engine.language.feel.run import Run
from engine.language.feel.values import Function

_MOST_PATTERN = 1_000
_MOST_MEMORY = 1 << 18
"""Bytes of one pattern with all it remembers; RE2 reads more slowly where it needs more."""
_READ = 25
"""Bytes times instructions that RE2 reads in one step where a pattern is at its worst."""
_REMEMBERED = 64
"""How many patterns of one run are paid only once."""
_SMALL, _AGAIN = 16, 200
"""A program this small fits into memory, and is read at so many bytes a step from then on."""
_LARGE = ("\\p", "\\P", "-[")
"""What makes a pattern slow to compile: classes of Unicode, and subtracted ones."""
_FLAGS = frozenset("imsxq")
_CLASS_OR_BLANK = re.compile(r"(\\p\{[^}]*\}|\\\S|\[(?:\\.|[^\]\\])*\])|\s+", re.S)
_CLASS_OR_DOT = re.compile(r"(\\.|\[(?:\\.|[^\]\\])*\])|\.", re.S)
_BLOCKS = {r"\p{IsBasicLatin}": r"[\x00-\x7F]", r"\P{IsBasicLatin}": r"[^\x00-\x7F]"}
_SPECIAL = re.compile(r"[\\.^$*+?()\[\]{}|]")
_REFERENCE = re.compile(r"\\([\\$])|\$(\d)")


class _Match(Protocol):
    def group(self, index: int) -> str | None: ...
    def start(self) -> int: ...
    def end(self) -> int: ...


class _Pattern(Protocol):
    groups: int
    programsize: int

    def search(self, text: str) -> _Match | None: ...
    def finditer(self, text: str) -> "list[_Match]": ...


def _pattern(pattern: str, flags: str) -> _Pattern:
    if len(pattern) > _MOST_PATTERN:
        raise NoValue(f"a pattern may have {_MOST_PATTERN} characters")
    if set(flags) - _FLAGS:
        raise NoValue("unknown flags")
    compiled = _compiled(pattern, flags)
    if compiled is None:
        raise NoValue("a pattern RE2 does not know")
    return compiled


@lru_cache(64)
def _compiled(pattern: str, flags: str) -> _Pattern | None:
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MOST_MEMORY
    options.literal = "q" in flags
    options.case_sensitive = "i" not in flags
    try:
        return cast("_Pattern", re2.compile(_translated(pattern, flags), options))
    except (re2.error, UnicodeError, NoValue):
        return None


def _translated(pattern: str, flags: str) -> str:
    if "q" in flags:
        return pattern
    if "\\0" in pattern:
        raise NoValue("\\0 is no character")
    pattern = without_subtraction(pattern)
    if "x" in flags:
        pattern = _CLASS_OR_BLANK.sub(_packed, pattern)
    for block, characters in _BLOCKS.items():
        pattern = pattern.replace(block, characters)
    if "s" not in flags:
        pattern = _CLASS_OR_DOT.sub(lambda match: match[1] or r"[^\n\r]", pattern)
    modes = "".join(flag for flag in "ms" if flag in flags)
    return f"(?{modes}){pattern}" if modes else pattern


def _packed(match: re.Match[str]) -> str:
    kept = match[1] or ""
    return "".join(kept.split()) if kept.startswith("\\p") else kept


class _Look:
    """A pattern on its way through one text; each step is paid for before it is made."""

    def __init__(self, run: Run, text: str, pattern: str, flags: str | None) -> None:
        self._run = run
        self._text = text
        try:
            self._bytes = len(text.encode())
        except UnicodeEncodeError as error:
            raise NoValue("half a character") from error
        _pay_once(run, pattern, flags or "")
        self.pattern = _pattern(pattern, flags or "")
        run.budget.spend(4 + self._bytes * self.pattern.programsize // _READ)

    def found(self) -> bool:
        return self.pattern.search(self._text) is not None

    def matches(self) -> "Iterator[_Match]":
        left = self._bytes
        for match in self.pattern.finditer(self._text):
            yield match
            # A character is at least one byte: what is left is never counted too small.
            left = max(0, self._bytes - match.end())
            self._run.budget.grow(2)
            self._run.budget.spend(6 + self._price(left))

    def _price(self, left: int) -> int:
        size = self.pattern.programsize
        return left // _AGAIN if size <= _SMALL else left * size // _READ


def _pay_once(run: Run, pattern: str, flags: str) -> None:
    """Compiling costs the first time a run meets a pattern, known from before or not."""
    if (pattern, flags) in run.patterns:
        return
    if len(run.patterns) >= _REMEMBERED:
        run.patterns.clear()
    run.patterns.add((pattern, flags))
    large = sum(pattern[:_MOST_PATTERN].count(sign) for sign in _LARGE)
    run.budget.spend(50 + 4 * min(len(pattern), _MOST_PATTERN) + 250 * large)


def _matches(run: Run, text: str, pattern: str, flags: str | None = None) -> bool:
    return _Look(run, text, pattern, flags).found()


def _replace(run: Run, text: str, pattern: str, replacement: str, flags: str | None = None) -> str:
    look = _Look(run, text, pattern, flags)
    if look.pattern.search("") is not None:
        raise NoValue("replace: the pattern matches an empty text")
    parts: list[str] = []
    last = 0
    for match in look.matches():
        filled = _filled(run, match, replacement, look.pattern.groups)
        parts += (text[last : match.start()], filled)
        last = match.end()
    run.budget.grow(len(text))
    return "".join((*parts, text[last:]))


def _filled(run: Run, match: _Match, replacement: str, groups: int) -> str:
    def group(reference: re.Match[str]) -> str:
        if reference[1]:
            return reference[1]
        index = int(reference[2])
        found = match.group(index) if index <= groups else ""
        run.budget.grow(len(found or ""))
        return found or ""

    run.budget.grow(len(replacement))
    return _REFERENCE.sub(group, replacement)


def _split(run: Run, text: str, pattern: str) -> list[str]:
    if pattern and not _SPECIAL.search(pattern):
        return _split_plainly(run, text, pattern)
    parts: list[str] = []
    last = 0
    for match in _Look(run, text, pattern, None).matches():
        if match.end() == match.start():
            continue
        parts.append(text[last : match.start()])
        last = match.end()
    run.budget.grow(len(text))
    return [*parts, text[last:]]


def _split_plainly(run: Run, text: str, delimiter: str) -> list[str]:
    run.budget.spend(len(text) * (1 + len(delimiter) // 64) // 64)
    run.budget.grow(len(text) + 2 * text.count(delimiter))
    return text.split(delimiter)


PATTERNS: dict[str, Function] = {
    "matches": built_in("matches", _matches, "input:string, pattern:string, flags:string~"),
    "replace": built_in(
        "replace",
        _replace,
        "input:string, pattern:string, replacement:string, flags:string~",
    ),
    "split": built_in("split", _split, "string:string, delimiter:string"),
}
