"""The second channel: it keeps what matches its hash, once, and shows it."""

import hashlib
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from engine.store import exact
from webapp.receiver import create_receiver

CONTENT = {"kind": "award", "title": "某工程 中标结果公告", "fields": {"中标价（元）": "100"}}
HASH = hashlib.sha256(exact.canonical(CONTENT)).hexdigest()
TOLD = {"content": CONTENT, "hash": HASH, "published_at": "2026-03-02T01:00:00+00:00"}


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return create_receiver(tmp_path / "received").test_client()


def put(client: FlaskClient, key: str, told: object) -> int:
    return client.put(f"/notices/{key}", data=exact.canonical(told)).status_code


def test_a_notice_is_taken_once_and_shown_with_hash_and_time(client: FlaskClient) -> None:
    assert [put(client, "a1", TOLD), put(client, "a1", TOLD)] == [201, 200]
    page = client.get("/").get_data(as_text=True)
    assert page.count("某工程 中标结果公告") == 1
    assert HASH in page
    assert "2026-03-02 09:00" in page


def test_it_gives_back_the_bytes_of_the_hash(client: FlaskClient) -> None:
    put(client, "a1", TOLD)
    assert hashlib.sha256(client.get("/notices/a1").data).hexdigest() == HASH


def test_it_shows_the_rows_that_were_published(client: FlaskClient) -> None:
    rows = [{"名次": 1, "投标人": "甲公司", "投标报价（元）": "88123000.00"}]
    content = {**CONTENT, "fields": {"正文": "评标结果如下。", "中标候选人": rows}}
    digest = hashlib.sha256(exact.canonical(content)).hexdigest()
    assert put(client, "b2", {**TOLD, "content": content, "hash": digest}) == 201
    page = client.get("/read/b2").get_data(as_text=True)
    assert re.findall(r"<th [^>]*>([^<]*)</th>", page) == ["名次", "投标人", "投标报价（元）"]
    assert re.findall(r"<td [^>]*>([^<]*)</td>", page) == ["1", "甲公司", "88,123,000"]
    assert "评标结果如下。" in page
    assert digest in page
    assert client.get("/read/none").status_code == 404


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({**TOLD, "hash": "0" * 64}, 422),
        ({**TOLD, "content": {**CONTENT, "title": "改"}}, 422),
        ({**TOLD, "published_at": "gestern"}, 400),
        ({"hash": HASH}, 400),
        ([], 400),
        ("x", 400),
    ],
)
def test_what_does_not_match_is_refused(client: FlaskClient, told: object, status: int) -> None:
    assert put(client, "a1", told) == status
    assert client.get("/notices/a1").status_code == 404


def test_a_key_is_no_path(client: FlaskClient) -> None:
    for key in ("a.b", "%2e%2e%2fx", "é", "a" * 65):
        assert put(client, key, TOLD) in (400, 404)


def test_both_languages_and_headers_of_its_own(client: FlaskClient) -> None:
    english = client.get("/?language=en")
    assert "Notices received" in english.get_data(as_text=True)
    assert "收到的公告" in client.get("/").get_data(as_text=True)
    assert english.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert english.headers["X-Frame-Options"] == "DENY"
