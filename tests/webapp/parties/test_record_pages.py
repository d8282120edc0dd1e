"""One's own record: parts with rows, certificates, history; others read it, nobody else changes."""

import re

import pytest

from tests.trading.parties.entity import PDF
from tests.webapp.parties.walking import registers
from tests.webapp.visiting import Visitor, value_of

QUALIFIED = {
    "kind": "建筑工程施工总承包",
    "level": "一级",
    "number": "D1",
    "valid_from": "2020-01-01",
    "valid_to": "2021-12-31",
}


@pytest.fixture(scope="module")
def owner(demo) -> Visitor:  # type: ignore[no-untyped-def]
    visitor = Visitor(demo)
    registers(visitor, 4)
    return visitor


def test_an_expired_qualification_is_marked(owner: Visitor) -> None:
    assert owner.post("/parties/own/qualifications", **QUALIFIED).endswith("#qualifications")
    page = owner.get("/parties/own")
    assert "已过期" in page
    assert re.search(r"<ins>建筑工程施工总承包</ins>", page), "the history tells of it"


def test_a_wrong_row_comes_back_with_what_was_typed(owner: Visitor) -> None:
    page = owner.post("/parties/own/accounts", 422, bank="工商银行", number="12", basic="1")
    assert "8 至 32 位数字" in page
    assert value_of(page, "bank") == "工商银行"
    assert re.search(r'id="basic"[^>]*checked', page)


def uploads(visitor: Visitor, content: bytes, name: str) -> int:
    """Sends a row with its file as browsers do."""
    fields = {**QUALIFIED, "csrf_token": visitor._token()}
    parts = "".join(
        f'--part\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in fields.items()
    )
    file = f'--part\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = (parts + file).encode() + content + b"\r\n--part--\r\n"
    kind = "multipart/form-data; boundary=part"
    return visitor.client.post(
        "/parties/own/qualifications", data=body, content_type=kind
    ).status_code


def test_a_certificate_goes_up_and_comes_down(owner: Visitor, clerk: Visitor) -> None:
    assert uploads(owner, PDF, "证书.pdf") == 302
    page = owner.get("/parties/own")
    found = re.search(r'href="(/parties/\w+/certificates/\w+)"', page)
    assert found
    for visitor in (owner, clerk):
        answer = visitor.client.get(found[1])
        assert answer.data == PDF
        assert answer.headers["Content-Disposition"].startswith("attachment")
    stranger = owner.another()
    assert stranger.client.get(found[1]).status_code == 302


def test_files_that_lie_and_files_too_large_are_refused(owner: Visitor) -> None:
    assert uploads(owner, b"\x89PNG\r\n\x1a\n" + b"0" * 9, "证书.pdf") == 422
    assert uploads(owner, PDF + b"0" * (10 * 1024 * 1024), "证书.pdf") == 413
    assert uploads(owner, b"MZ\x00\x01", "证书.pdf") == 422


def test_a_change_of_the_head_is_saved_and_an_older_page_is_told_so(owner: Visitor) -> None:
    page = owner.get("/parties/own/head")
    sent = {
        name: value_of(page, name)
        for name in ("name", "name_en", "legal_representative", "address", "revision")
    }
    sent["region"] = "320200"
    assert owner.post("/parties/own/head", **{**sent, "address": "新地址1号"}) == "/parties/own"
    assert "新地址1号" in owner.get("/parties/own")
    again = owner.post("/parties/own/head", 409, **{**sent, "address": "旧页面"})
    assert value_of(again, "address") == "旧页面"


def test_a_row_is_changed_and_removed(owner: Visitor) -> None:
    owner.post("/parties/own/contacts", name="赵明", phone="13700000000")
    page = owner.get("/parties/own")
    item = re.findall(r'href="/parties/own/contacts/(\w{32})"', page)[-1]
    owner.post(f"/parties/own/contacts/{item}", name="赵明华", phone="13700000000")
    assert "赵明华" in owner.get(f"/parties/own/contacts/{item}")
    owner.post(f"/parties/own/contacts/{item}/removal")
    owner.get(f"/parties/own/contacts/{item}", 404)


def test_others_read_what_they_look_after_and_change_nothing(
    owner: Visitor, clerk: Visitor
) -> None:
    listed = clerk.get("/parties/?text=长江戊")
    found = re.search(r'href="(/parties/\w{32})"', listed)
    assert found
    page = clerk.get(found[1])
    assert "变更记录" in page
    assert "/parties/own/" not in page
    owner.get("/parties/", 403)
    owner.get("/parties/duplicates", 403)


def test_the_pages_speak_english(owner: Visitor) -> None:
    owner.post("/language", language="en", back="/sign-in")
    page = owner.get("/parties/own")
    assert "Qualifications" in page
    assert "Expired" in page
    owner.post("/language", language="zh", back="/sign-in")
