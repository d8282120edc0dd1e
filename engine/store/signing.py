"""The key that signs checkpoints, and the keys whose signatures this installation believes."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from engine.settings import Settings, key_file
from engine.store import durable

PRIVATE = "checkpoint.key"
PUBLIC = "checkpoint.pub"


def signing_key(settings: Settings) -> Ed25519PrivateKey:
    """The installation's key, made at first use; its public half joins the believed ones."""
    key = Ed25519PrivateKey.from_private_bytes(key_file(settings, PRIVATE))
    believe(settings, frozenset({name_of(key)}))
    return key


def name_of(key: Ed25519PrivateKey) -> str:
    """The public key as hex: what a checkpoint names as its signer."""
    return key.public_key().public_bytes_raw().hex()


def believed(settings: Settings) -> frozenset[str]:
    """Public keys, hex, one a line of `checkpoint.pub`; keys of earlier times stay in it."""
    path = settings.keys / PUBLIC
    return frozenset(path.read_text().split()) if path.exists() else frozenset()


def believe(settings: Settings, keys: frozenset[str]) -> None:
    """Add public keys to the believed ones."""
    known = believed(settings)
    if not keys <= known:
        settings.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        with durable.writing(settings.keys / PUBLIC) as file:
            file.write("".join(f"{key}\n" for key in sorted(known | keys)).encode())


def is_signed(body: bytes, signature: str, key: str) -> bool:
    """Whether the key (hex) made this signature (hex) over the body."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(
            bytes.fromhex(signature), body
        )
    except (InvalidSignature, ValueError):
        return False
    return True
