"""Whom the house believes about money: banks and issuers of guarantees, with their public keys.

They stand in `partners.pub` beside the other keys, one a line: `bank|issuer name key-in-hex`.
"""

from dataclasses import dataclass
from pathlib import Path

from engine.settings import Settings
from engine.store import durable

FILE = "partners.pub"
KINDS = ("bank", "issuer")


@dataclass(frozen=True, kw_only=True, slots=True)
class Partner:
    """`key` is an Ed25519 public key in hex."""

    kind: str
    name: str
    key: str


def partners(settings: Settings) -> tuple[Partner, ...]:
    """Every line that names one; earlier keys of a partner may stay in the file."""
    path = settings.keys / FILE
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return tuple(one for line in lines if (one := _partner(line)))


def believe(keys: Path, partner: Partner) -> None:
    """Add a partner to the file, once."""
    path, line = keys / FILE, f"{partner.kind} {partner.name} {partner.key}"
    known = path.read_text("utf-8").splitlines() if path.exists() else []
    if line not in known:
        keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        with durable.writing(path) as file:
            file.write("".join(f"{one}\n" for one in [*known, line]).encode())


def _partner(line: str) -> Partner | None:
    words = line.split()
    if len(words) != len(("kind", "name", "key")) or words[0] not in KINDS:
        return None
    return Partner(kind=words[0], name=words[1], key=words[2])
