"""A challenge that only the owner of a custodian's keys can answer: once, before the notice."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from engine.sealing import boxes
from engine.sealing.bid_keys import SECRET
from engine.sealing.custodian_keys import CustodianKeys
from engine.sealing.encoding import base64_of, bytes_in
from engine.sealing.suites import suite_named
from engine.store import exact
from engine.vocabulary import Json

FORMAT = "sunroad-rehearsal/1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Challenge:
    """What goes to the browser, and what must come back (base64)."""

    question: dict[str, Json]
    answer: str


def challenge(*, suite: str, project: str, role: str, public_keys: Mapping[str, str]) -> Challenge:
    """One random secret for every public key; the answer proves that all private halves work."""
    method, context = suite_named(suite), _context(suite, project, role)
    sent = {scheme: secrets.token_bytes(SECRET) for scheme in sorted(public_keys)}
    sealed: Json = {
        scheme: base64_of(
            boxes.seal_share(method, scheme, bytes_in(public_keys[scheme]), context, role, secret)
        )
        for scheme, secret in sent.items()
    }
    return Challenge(
        question={
            "format": FORMAT,
            "suite": suite,
            "project": project,
            "role": role,
            "boxes": sealed,
        },
        answer=base64_of(method.digest(b"rehearsal", context, *sent.values())),
    )


def answer(keys: CustodianKeys, question: Mapping[str, Json]) -> str:
    """What the browser does, here for tests and drills."""
    project, role = str(question["project"]), str(question["role"])
    method, context = suite_named(keys.suite), _context(keys.suite, project, role)
    sealed = question["boxes"]
    opened = [
        boxes.open_share(method, scheme, keys.pair(scheme), context, role, bytes_in(box))
        for scheme, box in sorted(sealed.items() if isinstance(sealed, dict) else ())
    ]
    return base64_of(method.digest(b"rehearsal", context, *opened))


def _context(suite: str, project: str, role: str) -> bytes:
    return exact.canonical({"format": FORMAT, "project": project, "role": role, "suite": suite})
