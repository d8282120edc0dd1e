"""The forms in which a text may lie about: plain, escaped, in hex, base64, as Python keeps it."""

import base64
import json
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import quote

import re2

LEAST = 8
"""Shorter pieces would be found by accident."""
PARTIAL = {0: 0, 1: 2, 2: 3}
"""Bytes before the text → signs of its base64 that depend on them."""


def needles(text: str) -> frozenset[bytes]:
    """Every form, none of them short. Raises AssertionError: the text is."""
    raw = text.encode()
    assert len(raw) >= LEAST, text
    return frozenset(
        {
            raw,
            text.encode("utf-16-le"),
            text.encode("utf-16-be"),
            text.encode("utf-32-le"),
            quote(text).encode(),
            raw.hex().encode(),
            raw.hex().upper().encode(),
            *_escaped(text),
            *_base64(raw),
        }
    )


class Detector:
    """Looks for several texts in every form at once, in one pass over the bytes."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self._of = {needle: text for text in wanted for needle in needles(text)}
        options = re2.Options()
        options.encoding = re2.Options.Encoding.LATIN1
        options.max_mem = 1 << 28
        self._any = re2.compile(b"|".join(re2.escape(one) for one in self._of), options)

    def found(self, where: bytes) -> set[str]:
        """Those of the texts that are in there."""
        return {self._of[one.group()] for one in self._any.finditer(where)}


@cache
def detector(wanted: tuple[str, ...]) -> Detector:
    return Detector(wanted)


def _escaped(text: str) -> Iterator[bytes]:
    """As JSON writes it to be plain ASCII, in small and in capital hex."""
    told = json.dumps(text)[1:-1]
    yield told.encode()
    yield "".join(f"\\u{ord(sign):04X}" if ord(sign) > 0x7F else sign for sign in text).encode()


def _base64(raw: bytes) -> Iterator[bytes]:
    """At each of the three places a text may begin at; what its neighbours decide is cut off."""
    for before, cut in PARTIAL.items():
        whole = base64.b64encode(bytes(before) + raw)
        kept = whole[cut : (before + len(raw)) * 8 // 6]
        assert len(kept) >= LEAST, raw
        yield kept
        yield kept.replace(b"+", b"-").replace(b"/", b"_")
