"""A place in the list of tokens, and how names are taken from there."""

from typing import NoReturn

from engine.language.feel.errors import FeelSyntaxError, TooComplex
from engine.language.feel.names import JOINTS, MOST_TOKENS, KnownNames, joined
from engine.language.feel.tokens import Token, tokens


class Cursor:
    """A place in the list of tokens."""

    def __init__(self, text: str, names: frozenset[str]) -> None:
        self.text = text
        self.found = tokens(text)
        self.index = 0
        self.depth = 0
        self.known = KnownNames(names)

    @property
    def now(self) -> Token:
        return self.found[self.index]

    def ahead(self, distance: int = 1) -> Token:
        return self.found[min(self.index + distance, len(self.found) - 1)]

    def at(self, *texts: str) -> bool:
        return self.now.text in texts and self.now.kind in ("sign", "name")

    def take(self) -> Token:
        token = self.now
        if token.kind != "end":
            self.index += 1
        return token

    def skip(self, text: str) -> bool:
        if self.at(text):
            self.index += 1
            return True
        return False

    def need(self, *texts: str) -> str:
        if not self.at(*texts):
            self.fail(f"expected {' or '.join(map(repr, texts))}, found {self.sight()}")
        return self.take().text

    def more(self, end: str) -> bool:
        """Is there a part of a list to read? Takes the comma before it, or the end after all."""
        if self.found[self.index - 1].text in ("(", "{", "<"):
            return not self.skip(end)
        if self.skip(","):
            return True
        self.need(end)
        return False

    def sight(self) -> str:
        return repr(self.now.text) if self.now.kind != "end" else "the end"

    def fail(self, reason: str) -> NoReturn:
        raise FeelSyntaxError(reason, self.now.start, self.text)

    def reference(self) -> str:
        """A name that is used: the longest that is known, else one word."""
        if self.now.kind != "name":
            self.fail(f"expected a name, found {self.sight()}")
        name, size = self.known.longest(self.found, self.index)
        self.index += size
        return name

    def declaration(self, *stops: str) -> str:
        """A name that is declared: all tokens before one of the stops."""
        start = self.index
        if self.now.kind != "name":
            self.fail(f"expected a name, found {self.sight()}")
        while not self.at(*stops) and self._may_be_in_name():
            self.index += 1
        if not self.at(*stops):
            self.fail(f"expected {' or '.join(map(repr, stops))}, found {self.sight()}")
        if self.index - start > MOST_TOKENS:
            raise TooComplex(f"a name may have {MOST_TOKENS} parts", self.now.start, self.text)
        name = joined(self.found[start : self.index])
        self.known.add(name)
        return name

    def named_argument(self) -> bool:
        """Does `name :` follow?"""
        distance = 0
        while (token := self.ahead(distance)).kind in ("name", "number") or token.text in JOINTS:
            distance += 1
        return distance > 0 and token.text == ":" and self.now.kind == "name"

    def _may_be_in_name(self) -> bool:
        return self.now.kind in ("name", "number") or self.now.text in JOINTS
