"""A package is signed in the browser; no request ever holds the private key."""

import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)
from playwright.sync_api import Browser, Request, expect

from engine.workflow import packages
from engine.workflow.packages import signatures
from tests.browser.live import Live, served
from tests.browser.looking import Visitor
from tests.orders.trusted import TRUSTED
from tests.workflow.packages.zips import parts, zipped

pytestmark = pytest.mark.browser

SEED = TRUSTED.private_bytes_raw()
RSA = generate_private_key(65537, 2048)


def pem(key: object = TRUSTED, how: KeySerializationEncryption | None = None) -> bytes:
    """As `sunroad items key` and openssl write it."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how or NoEncryption())  # type: ignore[attr-defined, no-any-return]


@pytest.fixture(scope="module")
def site(prepared_house: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with served(prepared_house, tmp_path_factory.mktemp("signing") / "house") as live:
        yield live


@pytest.fixture
def analyst(site: Live, chromium: Browser) -> Iterator[Visitor]:
    visitor = Visitor(chromium, site.url, "analyst.province", "en")
    visitor.open("/packages/")
    yield visitor
    visitor.leave()
    assert visitor.wrong == []


def choose(visitor: Visitor, package: bytes | None, key: bytes | None) -> None:
    for name, body, kind in (("package", package, "zip"), ("key", key, "pem")):
        if body is not None:
            file = {"name": f"tiny.{kind}", "mimeType": "application/zip", "buffer": body}
            visitor.page.locator(f"#signing-{name}").set_input_files([file])  # type: ignore[list-item]


def test_the_key_never_leaves_the_browser(analyst: Visitor) -> None:
    sent: list[bytes] = []

    def note(request: Request) -> None:
        sent.append(request.url.encode() + (request.post_data_buffer or b""))

    analyst.page.on("request", note)
    choose(analyst, zipped(), pem())
    with analyst.page.expect_download() as download:
        analyst.page.get_by_role("button", name="Sign and download").click()
    assert download.value.suggested_filename == "tiny-signed.zip"
    body = Path(download.value.path()).read_bytes()
    assert packages.from_zip(body).parts == signatures.sign(parts(), TRUSTED)
    expect(analyst.page.locator("[data-signing-state]")).to_contain_text("5 files signed")
    analyst.shoot("package-signed")
    assert len(sent) == 2
    written = b64encode(SEED).rstrip(b"=")
    for secret in (SEED, SEED.hex().encode(), written, b"PRIVATE KEY", *pem().splitlines()[1:2]):
        assert not any(secret in one for one in sent)


@pytest.mark.parametrize(
    ("package", "key", "said"),
    [
        (zipped(), None, "Choose the file of the private key"),
        (None, pem(), "Choose the package"),
        (zipped(), pem(TRUSTED, BestAvailableEncryption(b"x")), "sunroad items sign"),
        (zipped(), pem(RSA), "no Ed25519 key"),
        (zipped(), b"nonsense", "holds no private key in PEM"),
        (b"no zip", pem(), "zip: not readable"),
    ],
    ids=["no key", "no package", "passphrase", "rsa", "nonsense", "no zip"],
)
def test_what_cannot_be_signed_says_why_at_its_field(
    analyst: Visitor, package: bytes | None, key: bytes | None, said: str
) -> None:
    choose(analyst, package, key)
    analyst.page.get_by_role("button", name="Sign and download").click()
    summary = analyst.page.locator("[data-signing-problem]")
    expect(summary).to_contain_text(said)
    expect(summary).to_be_focused()
    expect(analyst.page.locator("[data-signing] [aria-invalid]")).to_have_count(1)
    if said.startswith("sunroad"):
        analyst.shoot("signing-refused")
        analyst.checks_access()
        analyst.narrows("signing-refused")


@pytest.mark.parametrize(
    ("takes_away", "said"),
    [
        ("delete Crypto.prototype.subtle", "over https"),
        ("SubtleCrypto.prototype.generateKey = () => Promise.reject(new Error())", "update it"),
    ],
    ids=["no secure page", "no Ed25519"],
)
def test_a_browser_that_cannot_sign_says_so_at_once(
    analyst: Visitor, takes_away: str, said: str
) -> None:
    analyst.page.add_init_script(takes_away)
    analyst.open("/packages/")
    expect(analyst.page.locator("[data-signing-problem]")).to_contain_text(re.compile(said))
