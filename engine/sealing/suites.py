"""The suites by name: one interface, so that a bid's format does not know which one it uses."""

from collections.abc import Mapping
from typing import Protocol

from engine.errors import SealingRefused
from engine.sealing.intl import Intl
from engine.sealing.sm import Sm

ZERO_NONCE = bytes(12)


class Suite(Protocol):
    """A hash, a key derivation, an authenticated cipher and the schemes that seal shares."""

    name: str
    key_size: int
    schemes: tuple[str, ...]

    def digest(self, *parts: bytes) -> bytes: ...

    def derive(self, secret: bytes, salt: bytes, info: bytes, length: int) -> bytes: ...

    def encrypt(self, key: bytes, nonce: bytes, plain: bytes, aad: bytes) -> bytes: ...

    def decrypt(self, key: bytes, nonce: bytes, sealed: bytes, aad: bytes) -> bytes: ...


SUITES: Mapping[str, Suite] = {suite.name: suite for suite in (Intl(), Sm())}


def suite_named(name: str) -> Suite:
    """The suite of a project.

    Raises:
        SealingRefused: there is none of this name.
    """
    if name not in SUITES:
        raise SealingRefused("suite", name=name)
    return SUITES[name]
