"""A package is signed with a key that the server never sees: manifest out, signature in."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from engine.workflow import packages
from engine.workflow.packages import signatures
from tests.orders.trusted import OTHER, TRUSTED
from tests.webapp.packages.conftest import Importer
from tests.workflow.packages.zips import parts, zipped

PUBLIC = TRUSTED.public_key().public_bytes_raw().hex()


def asked(importer: Importer, path: str, body: bytes, **fields: str) -> Any:
    """As the page's script asks; written out, for the client would spool what is large."""
    parts = [(f'"{name}"', text.encode()) for name, text in fields.items()]
    parts.append(('"file"; filename="tiny.zip"', body))
    head = "--part\r\nContent-Disposition: form-data; name={}\r\n\r\n"
    written = b"".join(head.format(name).encode() + one + b"\r\n" for name, one in parts)
    return importer.client.post(
        f"/packages/{path}",
        data=written + b"--part--\r\n",
        content_type="multipart/form-data; boundary=part",
        headers={"X-CSRFToken": importer._token(), "Accept": "application/json"},
    )


def test_the_signed_package_comes_back_once_its_signature_is_verified(first: Importer) -> None:
    manifest = asked(first, "manifests", zipped({}, OTHER))
    assert manifest.content_type == "application/json"
    assert set(json.loads(manifest.data)["files"]) == set(parts())
    signature = TRUSTED.sign(manifest.data).hex()
    answer = asked(first, "signed", zipped({}, OTHER), public_key=PUBLIC, signature=signature)
    assert "tiny-signed.zip" in answer.headers["Content-Disposition"]
    whole = packages.from_zip(answer.data).parts
    assert whole == signatures.sign(signatures.sign(parts(), OTHER), TRUSTED)


def test_what_does_not_match_is_refused(first: Importer) -> None:
    made = TRUSTED.sign(asked(first, "manifests", zipped()).data).hex()
    changed = zipped({"stories/more.json": b"[]"})
    answer = asked(first, "signed", changed, public_key=PUBLIC, signature=made)
    assert answer.status_code == 422
    assert answer.json["problems"][0]["message"] == "签名与文件清单或公钥不符，没有写入包中"


@pytest.mark.parametrize("path", ["manifests", "signed"])
def test_a_zip_that_is_none_names_the_file_and_too_much_is_refused(
    first: Importer, path: str
) -> None:
    bad = asked(first, path, b"no zip")
    assert (bad.status_code, bad.json["message"].split(" · ")[1][:4]) == (422, "zip:")
    assert asked(first, path, b"").json["problems"][0]["message"].endswith("没有收到文件")
    assert asked(first, path, b"x" * (33 * 1024 * 1024)).status_code == 413


def test_only_those_who_write_types_may(enter: Callable[[str], Importer]) -> None:
    assert asked(enter("outsider"), "manifests", zipped()).status_code == 403
