"""Ways to send a secret to a public key: what each scheme of a suite means."""

import secrets
from collections.abc import Mapping
from typing import Protocol, cast

import gmssl_pyx
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, x25519

SECRET = 32
UNCOMPRESSED = b"\x04"


class Kem(Protocol):
    """A key pair, and a secret that only its private half finds again.

    Private keys are PKCS#8 (x25519, p256) or 32 raw bytes (sm2); public keys raw bytes.
    """

    def make(self) -> tuple[bytes, bytes]:
        """A new pair: private, public."""
        ...

    def send(self, public: bytes) -> tuple[bytes, bytes]:
        """A head for the owner of the key, and the secret it leads to."""
        ...

    def find(self, private: bytes, head: bytes) -> bytes:
        """The secret behind a head; ValueError where it was not made for this key."""
        ...


class X25519:
    """RFC 7748; the head is an ephemeral public key of 32 bytes."""

    def make(self) -> tuple[bytes, bytes]:
        key = x25519.X25519PrivateKey.generate()
        return _pkcs8(key), key.public_key().public_bytes_raw()

    def send(self, public: bytes) -> tuple[bytes, bytes]:
        key = x25519.X25519PrivateKey.generate()
        secret = key.exchange(x25519.X25519PublicKey.from_public_bytes(public))
        return key.public_key().public_bytes_raw(), secret

    def find(self, private: bytes, head: bytes) -> bytes:
        key = cast(x25519.X25519PrivateKey, serialization.load_der_private_key(private, None))
        return key.exchange(x25519.X25519PublicKey.from_public_bytes(head))


class P256:
    """SEC 1 and NIST SP 800-56A; the head is an ephemeral public key, uncompressed, 65 bytes."""

    def make(self) -> tuple[bytes, bytes]:
        key = ec.generate_private_key(ec.SECP256R1())
        return _pkcs8(key), _point(key.public_key())

    def send(self, public: bytes) -> tuple[bytes, bytes]:
        key = ec.generate_private_key(ec.SECP256R1())
        return _point(key.public_key()), key.exchange(ec.ECDH(), self._public(public))

    def find(self, private: bytes, head: bytes) -> bytes:
        key = cast(ec.EllipticCurvePrivateKey, serialization.load_der_private_key(private, None))
        return key.exchange(ec.ECDH(), self._public(head))

    def _public(self, point: bytes) -> ec.EllipticCurvePublicKey:
        return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)


class Sm2:
    """GB/T 32918.4: the head is an SM2 cipher text (ASN.1, C1 C3 C2) of a random secret."""

    def make(self) -> tuple[bytes, bytes]:
        public, private = gmssl_pyx.sm2_key_generate()
        return private, UNCOMPRESSED + public

    def send(self, public: bytes) -> tuple[bytes, bytes]:
        secret = secrets.token_bytes(SECRET)
        try:
            point = gmssl_pyx.normalize_sm2_public_key(public)
        except gmssl_pyx.InvalidValueError as problem:
            raise ValueError("not a point of the curve") from problem
        return bytes(gmssl_pyx.sm2_encrypt(point, secret)), secret

    def find(self, private: bytes, head: bytes) -> bytes:
        try:
            return bytes(gmssl_pyx.sm2_decrypt(private, head))
        except (gmssl_pyx.GmsslInnerError, gmssl_pyx.InvalidValueError) as problem:
            raise ValueError("not made for this key") from problem


KEMS: Mapping[str, Kem] = {"x25519": X25519(), "p256": P256(), "sm2": Sm2()}


def _pkcs8(key: x25519.X25519PrivateKey | ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
