"""Signs a PDF (PAdES) with the platform's certificate, and says what a signature is worth."""

import io
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from asn1crypto import cms, keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from engine.settings import Settings
from engine.trading.documents import certificate

FIELD = "Sunroad"


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """`intact`: no byte differs from what was signed; `trusted`: this platform signed it.

    `whole`: nothing was added behind the signature, or in the room left for it.
    """

    intact: bool = False
    trusted: bool = False
    whole: bool = False
    signer: str = ""

    @property
    def valid(self) -> bool:
        return self.intact and self.trusted and self.whole


def signed(settings: Settings, pdf: bytes, reason: str) -> bytes:
    """The same PDF with one invisible signature over all of it."""
    key, chain = certificate.signer(settings)
    own = signers.SimpleSigner(
        signing_cert=_asn1(chain[0]),
        signing_key=keys.PrivateKeyInfo.load(
            key.private_bytes(
                serialization.Encoding.DER,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        ),
        cert_registry=_store(chain),
        embed_roots=False,
    )
    about = signers.PdfSignatureMetadata(
        field_name=FIELD,
        reason=reason,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    made: io.BytesIO = _apart(
        signers.sign_pdf, IncrementalPdfFileWriter(io.BytesIO(pdf)), about, own
    )
    return made.getvalue()


def examined(settings: Settings, pdf: bytes) -> Signature:
    """What stands of the signature in a file that anybody may have brought."""
    try:
        return _examined(settings, pdf)
    except Exception:  # whatever a damaged or hostile file makes the reader raise: no signature
        return Signature()


def _examined(settings: Settings, pdf: bytes) -> Signature:
    (found,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    trusted = [_asn1(one) for one in certificate.roots(settings)]
    context = ValidationContext(trust_roots=trusted, allow_fetching=False)
    status: Any = _apart(validate_pdf_signature, found, context)
    return Signature(
        intact=bool(status.intact and status.valid),
        trusted=bool(status.trusted),
        whole=status.coverage.name == "ENTIRE_FILE" and not _behind(found.pkcs7_content),
        signer=str(status.signing_cert.subject.human_friendly),
    )


def _apart(act: Callable[..., Any], *given: Any) -> Any:
    """In a thread of its own: the library runs an event loop, and ours may run one already."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(act, *given).result()


def _behind(signature: bytes) -> bytes:
    """What stands in the room that the signature did not fill: nothing but zeros, by right."""
    return signature[len(cms.ContentInfo.load(signature).dump()) :].strip(b"\0")


def _store(chain: Iterable[x509.Certificate]) -> SimpleCertificateStore:
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple([_asn1(one) for one in chain])
    return store


def _asn1(one: x509.Certificate) -> asn1.Certificate:
    return asn1.Certificate.load(one.public_bytes(serialization.Encoding.DER))
