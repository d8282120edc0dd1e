"""The international suite: SHA-256, HKDF, AES-256-GCM, and X25519 or P-256 for shares."""

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class Intl:
    """FIPS 180-4, RFC 5869, NIST SP 800-38D."""

    name: str = "intl"
    key_size: int = 32
    schemes: tuple[str, ...] = ("x25519", "p256")

    def digest(self, *parts: bytes) -> bytes:
        """32 bytes over the parts, one after another."""
        state = hashes.Hash(hashes.SHA256())
        for part in parts:
            state.update(part)
        return state.finalize()

    def derive(self, secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
        """HKDF, extract and expand."""
        return HKDF(hashes.SHA256(), length, salt, info).derive(secret)

    def encrypt(self, key: bytes, nonce: bytes, plain: bytes, aad: bytes) -> bytes:
        """Cipher text and 16 bytes of tag."""
        return AESGCM(key).encrypt(nonce, plain, aad)

    def decrypt(self, key: bytes, nonce: bytes, sealed: bytes, aad: bytes) -> bytes:
        """The plain text.

        Raises:
            InvalidTag: key, nonce, cipher text or aad is another.
        """
        return AESGCM(key).decrypt(nonce, sealed, aad)
