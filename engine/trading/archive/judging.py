"""Judges an unpacked package by itself: bag, notices, ledger. What is wrong is named."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from engine.store import exact, ledger
from engine.trading.archive.bag import ALGORITHMS, CHUNK
from engine.vocabulary import Json

VERSION = "BagIt-Version: 1."


def faults(bag: Path) -> tuple[str, ...]:
    """Empty when every file is as it was packed and the ledger's links hold."""
    return (*_of_bag(bag), *_of_notices(bag), *_of_ledger(bag))


def about(bag: Path) -> dict[str, Json]:
    """`project.json`; empty where it is missing or no object."""
    try:
        told = exact.loads((bag / "data/project.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def facts(bag: Path) -> tuple[dict[str, Json], ...]:
    """The ledger's lines, oldest first; what cannot be read is left out and told by `faults`."""
    try:
        lines = (bag / "data/ledger.jsonl").read_bytes().splitlines()
        read = [exact.loads(line) for line in lines]
    except (OSError, ValueError):
        return ()
    return tuple(one for one in read if isinstance(one, dict))


def _of_bag(bag: Path) -> Iterator[str]:
    declared = bag / "bagit.txt"
    if not declared.is_file() or not declared.read_text("utf-8", "replace").startswith(VERSION):
        yield "bagit.txt: not BagIt 1.0"
    for algorithm in ALGORITHMS:
        payload = {
            path.relative_to(bag).as_posix() for path in bag.glob("data/**/*") if path.is_file()
        }
        yield from _against(bag, f"manifest-{algorithm}.txt", algorithm, payload)
        yield from _against(bag, f"tagmanifest-{algorithm}.txt", algorithm, set())


def _against(bag: Path, manifest: str, algorithm: str, present: set[str]) -> Iterator[str]:
    path = bag / manifest
    if not path.is_file():
        yield f"{manifest}: missing"
        return
    listed = dict(_lines(path))
    yield from (f"{name}: not in {manifest}" for name in sorted(present - listed.keys()))
    for name, wanted in listed.items():
        file = bag / name
        if ".." in Path(name).parts or not file.is_file():
            yield f"{name}: missing ({manifest})"
        elif _sum(file, algorithm) != wanted:
            yield f"{name}: changed ({algorithm})"


def _lines(manifest: Path) -> Iterator[tuple[str, str]]:
    for line in manifest.read_text("utf-8", "replace").splitlines():
        wanted, _, name = line.partition("  ")
        yield name.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%"), wanted


def _sum(path: Path, algorithm: str) -> str:
    digest = hashlib.new(algorithm)
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def _of_notices(bag: Path) -> Iterator[str]:
    """The hash that a notice was published with."""
    notices = about(bag).get("notices")
    for one in notices if isinstance(notices, list) else ():
        path = bag / "data" / str(one.get("path")) if isinstance(one, dict) else bag
        told = one.get("hash") if isinstance(one, dict) else None
        if not path.is_file() or _sum(path, "sha256") != told:
            yield f"{path.name}: not the notice that was published"


def _of_ledger(bag: Path) -> Iterator[str]:
    chain, previous = ledger.project_chain(str(about(bag).get("project"))), ledger.GENESIS
    known = facts(bag)
    if not known:
        yield "ledger.jsonl: missing or unreadable"
    for number, fact in enumerate(known, 1):
        if fact.get("seq") != number or fact.get("hash") != _digest(fact, chain, previous):
            yield f"ledger.jsonl: the chain breaks at record {number}"
            return
        previous = str(fact["hash"])


def _digest(fact: Mapping[str, Json], chain: str, previous: str) -> str:
    """As the ledger computed it."""
    try:
        return ledger.digest(
            at=datetime.fromisoformat(str(fact.get("at"))),
            chain=chain,
            seq=int(str(fact.get("seq"))),
            actor=str(fact.get("actor")),
            order_id=str(fact.get("order_id")),
            order_name=str(fact.get("order")),
            fact=str(fact.get("fact")),
            particulars=exact.canonical(fact.get("particulars")).decode(),
            previous=previous,
        )
    except ValueError:
        return ""
