"""A checkpoint as a value and as a file outside the database: `<number>.json`."""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import msgspec

from engine.errors import Refused
from engine.store import durable, exact
from engine.store.ledger import Head


class Contradicted(Refused):
    """The checkpoints outside the database say otherwise than the database; verify the ledger."""


class _Written(msgspec.Struct, forbid_unknown_fields=True):
    """A checkpoint as its JSON holds it."""

    number: int
    at: str
    key: str
    previous: str
    chains: int
    root: str
    heads: list[tuple[str, int, str]]
    signature: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Checkpoint:
    """`heads` moved since the checkpoint before; `root` is over all `chains`; hashes are hex."""

    number: int
    at: str
    key: str
    previous: str
    chains: int
    root: str
    heads: tuple[Head, ...]
    signature: str = ""

    @classmethod
    def read(cls, text: str | bytes, signature: str | None = None) -> "Checkpoint":
        """From a row's body and signature, or from a file that holds both.

        Raises:
            ValueError: this is not a checkpoint.
        """
        try:
            found = msgspec.json.decode(text, type=_Written)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise ValueError("this is not a checkpoint") from error
        values = msgspec.structs.asdict(found)
        values["heads"] = tuple(Head(chain=c, seq=s, hash=h) for c, s, h in found.heads)
        values["signature"] = found.signature if signature is None else signature
        return cls(**values)

    def body(self) -> bytes:
        """The bytes that are signed."""
        return exact.canonical(self._values())

    def digest(self) -> str:
        """What the next checkpoint names as the one before."""
        return sha256(self.body()).hexdigest()

    def signed(self, signature: str) -> "Checkpoint":
        return replace(self, signature=signature)

    def content(self) -> bytes:
        """The file's bytes."""
        return exact.canonical({**self._values(), "signature": self.signature}) + b"\n"

    def _values(self) -> dict[str, object]:
        return {
            "number": self.number,
            "at": self.at,
            "key": self.key,
            "previous": self.previous,
            "chains": self.chains,
            "root": self.root,
            "heads": [[head.chain, head.seq, head.hash] for head in self.heads],
        }


def leaf(head: Head) -> bytes:
    """A head as a leaf of the Merkle tree."""
    return exact.canonical([head.chain, head.seq, head.hash])


def numbers(folder: Path) -> list[int]:
    """The numbers of the files in the folder, rising."""
    names = (path.stem for path in folder.glob("*.json"))
    return sorted(int(name) for name in names if name.isdecimal())


def read(folder: Path, number: int) -> Checkpoint:
    """One file. Raises ValueError when it is not a checkpoint, OSError when it is not there."""
    return Checkpoint.read((folder / f"{number}.json").read_bytes())


def require_free(folder: Path, number: int) -> None:
    """Raises Contradicted when the folder holds this number or a later one."""
    there = numbers(folder)
    if there and there[-1] >= number:
        raise Contradicted(f"{there[-1]}.json is there, the database would make {number}")


def write(folder: Path, made: Checkpoint) -> None:
    """Put the checkpoint's file in place; the same file already there is fine.

    Raises:
        Contradicted: another file with this number is there.
    """
    path = folder / f"{made.number}.json"
    if path.exists():
        if path.read_bytes() != made.content():
            raise Contradicted(f"{path.name} differs from the database")
        return
    folder.mkdir(parents=True, exist_ok=True)
    with durable.writing(path) as file:
        file.write(made.content())
