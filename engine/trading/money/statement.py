"""A bank's statement: JSON lines; the first says what the bank holds, the last signs the rest."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from engine.errors import Invalid, Problem, TooLarge
from engine.settings import Settings
from engine.store import exact, signing
from engine.trading.money.partners import partners
from engine.trading.money.signed import moment
from engine.vocabulary import Json

FORMAT = "sunroad-statement/1"
LARGEST = 3 * 1024 * 1024
MOST = 20_000
LEAST = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """`closing`: fen that the bank holds for us at `until`."""

    bank: str
    until: datetime
    closing: int
    lines: tuple[dict[str, Json], ...]
    sha256: str


def read(settings: Settings, content: bytes) -> Statement:
    """
    Raises:
        Invalid: naming the line that is wrong, or that the bank did not sign this.
        TooLarge: more than 3 MiB or 20,000 lines.
    """
    if len(content) > LARGEST:
        raise TooLarge("a statement has at most 3 MiB")
    texts = content.rstrip(b"\n").split(b"\n")
    if len(texts) > MOST:
        raise TooLarge("a statement has at most 20,000 lines")
    if len(texts) < LEAST:
        raise wrong(
            1, "应有首行（银行和余额）和末行（签名）", "a first line names the bank, a last signs"
        )
    head, *lines, end = (_line(number, text) for number, text in enumerate(texts, start=1))
    _require_signed(settings, head, end, content[: content.rstrip(b"\n").rfind(b"\n") + 1])
    return _statement(head, tuple(lines), content)


def wrong(line: int, zh: str, en: str) -> Invalid:
    """What is wrong with a line, in both languages."""
    params: dict[str, Json] = {"line": line, "zh": zh, "en": en}
    text = f"line {line}: {en}"
    return Invalid(Problem(field="file", key="statement_line", text=text, params=params))


def _statement(
    head: dict[str, Json], lines: tuple[dict[str, Json], ...], content: bytes
) -> Statement:
    closing = head.get("closing")
    if not isinstance(closing, int) or isinstance(closing, bool):
        raise wrong(1, "closing 应为以分计的余额", "closing is the whole fen the bank holds")
    return Statement(
        bank=str(head["bank"]),
        until=moment(head.get("until")),
        closing=closing,
        lines=lines,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _line(number: int, text: bytes) -> dict[str, Json]:
    try:
        found = exact.loads(text)
    except (ValueError, RecursionError):
        raise wrong(number, "不是 JSON", "not JSON") from None
    if not isinstance(found, dict):
        raise wrong(number, "不是 JSON 对象", "not an object")
    return found


def _require_signed(
    settings: Settings, head: dict[str, Json], end: dict[str, Json], signed: bytes
) -> None:
    if head.get("format") != FORMAT:
        raise wrong(1, f"格式不是 {FORMAT}", f"the format is not {FORMAT}")
    signature = str(end.get("signature"))
    known = [
        one.key for one in partners(settings) if (one.kind, one.name) == ("bank", head.get("bank"))
    ]
    if not any(signing.is_signed(signed, signature, key) for key in known):
        text = "not signed by a bank this house knows, or changed since"
        raise Invalid(Problem(field="file", key="statement_signature", text=text))
