"""Pattern built-ins (DMN 1.5, 10.3.4.3); RE2 answers in time linear to the text, so none can hang.

Back-references, which RE2 has not, give null.
"""

import re
from functools import lru_cache
from typing import Protocol, cast

import re2

from engine.language.feel.builtins.classes import without_subtraction
from engine.language.feel.builtins.signature import built_in
from engine.language.feel.errors import NoValue
from engine.language.feel.run import Run
from engine.language.feel.values import Function

_MOST_PATTERN = 1_000
_FLAGS = frozenset("imsxq")
_CLASS_OR_BLANK = re.compile(r"(\\p\{[^}]*\}|\\\S|\[(?:\\.|[^\]\\])*\])|\s+", re.S)
_CLASS_OR_DOT = re.compile(r"(\\.|\[(?:\\.|[^\]\\])*\])|\.", re.S)
_BLOCKS = {r"\p{IsBasicLatin}": r"[\x00-\x7F]", r"\P{IsBasicLatin}": r"[^\x00-\x7F]"}
_REFERENCE = re.compile(r"\\([\\$])|\$(\d)")


class _Match(Protocol):
    def group(self, index: int) -> str | None: ...
    def start(self) -> int: ...
    def end(self) -> int: ...


class _Pattern(Protocol):
    groups: int

    def search(self, text: str) -> _Match | None: ...
    def finditer(self, text: str) -> "list[_Match]": ...


@lru_cache(512)
def _compiled(pattern: str, flags: str) -> _Pattern:
    if len(pattern) > _MOST_PATTERN:
        raise NoValue(f"a pattern may have {_MOST_PATTERN} characters")
    if set(flags) - _FLAGS:
        raise NoValue(f"unknown flags {flags!r}")
    options = re2.Options()
    options.log_errors = False
    options.max_mem = 1 << 20
    options.literal = "q" in flags
    options.case_sensitive = "i" not in flags
    try:
        return cast("_Pattern", re2.compile(_translated(pattern, flags), options))
    except (re2.error, UnicodeError) as error:
        raise NoValue("a pattern RE2 does not know") from error


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


def _pattern(run: Run, text: str, pattern: str, flags: str | None) -> _Pattern:
    run.budget.spend(1 + len(text) * (1 + len(pattern)) // 64)
    return _compiled(pattern, flags or "")


def _searchable(text: str) -> str:
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise NoValue("half a character")
    return text


def _matches(run: Run, text: str, pattern: str, flags: str | None = None) -> bool:
    found = _pattern(run, text, pattern, flags).search(_searchable(text))
    return found is not None


def _replace(run: Run, text: str, pattern: str, replacement: str, flags: str | None = None) -> str:
    compiled = _pattern(run, text, pattern, flags)
    if compiled.search("") is not None:
        raise NoValue("replace: the pattern matches an empty text")
    parts: list[str] = []
    last = 0
    for match in compiled.finditer(_searchable(text)):
        filled = _filled(run, match, replacement, compiled.groups)
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
    compiled = _pattern(run, text, pattern, None)
    parts: list[str] = []
    last = 0
    for match in compiled.finditer(_searchable(text)):
        if match.end() == match.start():
            continue
        run.budget.grow(1)
        parts.append(text[last : match.start()])
        last = match.end()
    run.budget.grow(len(text))
    return [*parts, text[last:]]


PATTERNS: dict[str, Function] = {
    "matches": built_in("matches", _matches, "input:string, pattern:string, flags:string~"),
    "replace": built_in(
        "replace",
        _replace,
        "input:string, pattern:string, replacement:string, flags:string~",
    ),
    "split": built_in("split", _split, "string:string, delimiter:string"),
}
