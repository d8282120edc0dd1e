"""The Chinese suite: SM3 (GB/T 32905), HKDF over it, SM4-GCM (GB/T 32907), SM2 for shares."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

TAG = 16


class Sm:
    """The same shape as the international suite, so that the format is one."""

    name: str = "sm"
    key_size: int = 16
    schemes: tuple[str, ...] = ("sm2",)

    def digest(self, *parts: bytes) -> bytes:
        """32 bytes over the parts, one after another."""
        state = hashes.Hash(hashes.SM3())
        for part in parts:
            state.update(part)
        return state.finalize()

    def derive(self, secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
        """HKDF over HMAC-SM3, extract and expand."""
        return HKDF(hashes.SM3(), length, salt, info).derive(secret)

    def encrypt(self, key: bytes, nonce: bytes, plain: bytes, aad: bytes) -> bytes:
        """Cipher text and 16 bytes of tag."""
        work = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
        work.authenticate_additional_data(aad)
        return b"".join((work.update(plain), work.finalize(), work.tag))

    def decrypt(self, key: bytes, nonce: bytes, sealed: bytes, aad: bytes) -> bytes:
        """The plain text.

        Raises:
            InvalidTag: key, nonce, cipher text or aad is another.
        """
        if len(sealed) < TAG:
            raise InvalidTag
        work = Cipher(algorithms.SM4(key), modes.GCM(nonce, sealed[-TAG:])).decryptor()
        work.authenticate_additional_data(aad)
        return work.update(memoryview(sealed)[:-TAG]) + work.finalize()
