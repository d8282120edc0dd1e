"""Cuts a text into tokens; names with spaces are put together by the parser, which knows them."""

import re
from dataclasses import dataclass

from engine.language.feel.errors import FeelSyntaxError, TooComplex

MAX_LENGTH = 20_000

_START = (
    r"?A-Z_a-z$\u00b7\u00c0-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
    r"\uf900-\ufffd\U00010000-\U000effff"
)
_TOKEN = re.compile(
    rf"""(?P<space>(?:\s|\ufeff|//[^\n]*|/\*.*?\*/)+)
    |(?P<open>/\*)
    |(?P<number>(?:\d+(?:\.(?!\.)\d+)?|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<string>"(?:[^"\\]|\\.)*")
    |(?P<name>[{_START}][\w$?\u00b7\u0300-\u036f\u203f-\u2040{_START}]*)
    |(?P<sign>\.\.\.|\.\.|\*\*|->|<=|>=|!=|[()\[\]{{}},:.+\-*/<>=@;|'])""",
    re.S | re.X,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))", re.S)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "'": "'"}


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is number, string, name, sign or end; `start` and `end` are offsets in the text."""

    kind: str
    text: str
    start: int
    end: int

    def string(self) -> str:
        """The text between the quotes with its escapes resolved."""
        text = _ESCAPE.sub(_unescape, self.text[1:-1])
        if any("\ud800" <= char <= "\udfff" for char in text):
            return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return text


def tokens(text: str) -> list[Token]:
    """All tokens, an `end` token last. Raises FeelSyntaxError, TooComplex."""
    if len(text) > MAX_LENGTH:
        raise TooComplex(f"an expression may have {MAX_LENGTH} characters", MAX_LENGTH, text)
    found: list[Token] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup == "open":
            raise FeelSyntaxError(_complaint(text[position]), position, text)
        if match.lastgroup != "space":
            found.append(Token(str(match.lastgroup), match.group(), position, match.end()))
        position = match.end()
    found.append(Token("end", "", len(text), len(text)))
    return found


def _complaint(char: str) -> str:
    if char == '"':
        return "this text is not closed"
    return "this comment is not closed" if char == "/" else f"unexpected {char!r}"


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if code:
        return chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else match[0]
    return _ESCAPED.get(match[3], match[0])
