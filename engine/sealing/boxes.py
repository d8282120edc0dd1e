"""A share sealed to one custodian, bound to the bid and to the custodian."""

from cryptography.exceptions import InvalidTag

from engine.errors import SealingRefused
from engine.sealing.kems import KEMS
from engine.sealing.suites import ZERO_NONCE, Suite

INFO = b"sunroad-share/1"


def seal_share(
    suite: Suite, scheme: str, public: bytes, context: bytes, custodian: str, share: bytes
) -> bytes:
    """Length of the head (u16), the head, the encrypted share.

    Raises:
        SealingRefused: the public key is not one of this scheme.
    """
    try:
        head, secret = KEMS[scheme].send(public)
    except (ValueError, KeyError) as problem:
        raise SealingRefused("public_key", custodian=custodian) from problem
    key = _key(suite, secret, head, public)
    sealed = suite.encrypt(key, ZERO_NONCE, share, _aad(context, custodian))
    return len(head).to_bytes(2, "big") + head + sealed


def open_share(
    suite: Suite,
    scheme: str,
    pair: tuple[bytes, bytes],
    context: bytes,
    custodian: str,
    sealed: bytes,
) -> bytes:
    """The share in a box, by the custodian's pair (private, public).

    Raises:
        SealingRefused: box, context or custodian is another than at sealing.
    """
    private, public = pair
    size = int.from_bytes(sealed[:2], "big")
    head, rest = sealed[2 : 2 + size], sealed[2 + size :]
    try:
        key = _key(suite, KEMS[scheme].find(private, head), head, public)
        return suite.decrypt(key, ZERO_NONCE, rest, _aad(context, custodian))
    except (ValueError, KeyError, InvalidTag) as problem:
        raise SealingRefused("sealed_share", custodian=custodian) from problem


def share_hash(suite: Suite, context: bytes, custodian: str, share: bytes) -> bytes:
    """What the manifest says about a share before anybody has seen it."""
    return suite.digest(b"share", context, custodian.encode(), share)


def _key(suite: Suite, secret: bytes, head: bytes, public: bytes) -> bytes:
    """Head and receiver go into the salt: a box moved to another key opens to nothing."""
    return suite.derive(secret, suite.digest(head, public), INFO, suite.key_size)


def _aad(context: bytes, custodian: str) -> bytes:
    return context + b"|" + custodian.encode()
