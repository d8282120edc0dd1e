"""The platform's certificate, by which its documents are signed (ECDSA on P-256, X.509).

Made at first use from two key files: an authority of the platform's own, and the certificate it
gave out. An operator who has a real one puts it into the keys' folder as `documents.pem`
(private key, certificate, chain); an earlier one stays beside it as `documents-<year>.pem`, so
that what it signed goes on being trusted.
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.x509.oid import NameOID

from engine.settings import Settings, key_file

OWN = "documents.pem"
NAME = "阳光交易 公共资源交易平台"
SINCE, UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2049, 12, 31, tzinfo=UTC)
ORDER = int("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16)
"""Of P-256: a key is a number below it."""


def signer(settings: Settings) -> tuple[PrivateKeyTypes, tuple[x509.Certificate, ...]]:
    """The private key, and its certificate with the chain above it."""
    path = settings.keys / OWN
    if path.exists():
        text = path.read_bytes()
        key = serialization.load_pem_private_key(text, password=None)
        return key, tuple(x509.load_pem_x509_certificates(text))
    authority, leaf = _key(settings, "documents_authority.key"), _key(settings, "documents.key")
    return leaf, (_given_to(leaf, authority), _of_itself(authority))


def roots(settings: Settings) -> tuple[x509.Certificate, ...]:
    """Whom this installation trusts: its own authority, and the last one of each chain here."""
    return (_of_itself(_key(settings, "documents_authority.key")), *_brought(settings))


def pem(settings: Settings) -> bytes:
    """The trusted certificates, for whoever verifies a document without this site."""
    return b"".join(one.public_bytes(serialization.Encoding.PEM) for one in roots(settings))


def _brought(settings: Settings) -> Iterator[x509.Certificate]:
    for path in sorted(settings.keys.glob("documents*.pem")):
        yield x509.load_pem_x509_certificates(path.read_bytes())[-1]


@cache
def _key(settings: Settings, name: str) -> ec.EllipticCurvePrivateKey:
    """Derived from 48 random bytes, so that two processes that start at once find the same."""
    number = int.from_bytes(key_file(settings, name, 48)) % (ORDER - 1) + 1
    return ec.derive_private_key(number, ec.SECP256R1())


@cache
def _of_itself(authority: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name = _name(f"{NAME} 根证书")
    made = _begun(authority.public_key(), name, name).add_extension(
        x509.BasicConstraints(ca=True, path_length=0), critical=True
    )
    made = made.add_extension(_usage(ca=True), critical=True)
    return made.sign(authority, hashes.SHA256(), ecdsa_deterministic=True)


@cache
def _given_to(
    leaf: ec.EllipticCurvePrivateKey, authority: ec.EllipticCurvePrivateKey
) -> x509.Certificate:
    above = _of_itself(authority)
    made = _begun(leaf.public_key(), _name(NAME), above.subject).add_extension(
        x509.BasicConstraints(ca=False, path_length=None), critical=True
    )
    made = made.add_extension(_usage(ca=False), critical=True)
    return made.sign(authority, hashes.SHA256(), ecdsa_deterministic=True)


def _begun(
    key: ec.EllipticCurvePublicKey, subject: x509.Name, issuer: x509.Name
) -> x509.CertificateBuilder:
    spki = key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(int.from_bytes(hashlib.sha256(spki).digest()[:16]))
        .not_valid_before(SINCE)
        .not_valid_after(UNTIL)
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _usage(*, ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not ca,
        content_commitment=not ca,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=ca,
        crl_sign=ca,
        encipher_only=False,
        decipher_only=False,
    )
