"""Anybody verifies a document; a bidder fetches its letters and confirms their receipt."""

from collections.abc import Iterator

import pytest

from engine.trading.documents.tables import IssuedRow
from engine.workflow.orders.send_message import SendMessage
from tests.trading.awards.tender import WINNER, sent
from tests.webapp.desk.desk import Desk, Person
from tests.workflow.conftest import (  # noqa: F401 - fixtures
    build,
    empty_database,
    empty_postgres,
    prepared,
    small_house,
)
from tests.workflow.houses import House


@pytest.fixture
def project(small_house: House) -> str:  # noqa: F811 - a fixture
    return sent(small_house)


@pytest.fixture
def desk(small_house: House) -> Iterator[Desk]:  # noqa: F811 - a fixture
    yield Desk(small_house)


def row(desk: Desk, kind: str = "award_letter") -> IssuedRow:
    (found,) = desk.house.rows(IssuedRow, kind=kind)
    return found  # type: ignore[no-any-return]


def brings(visitor: Person, document: str, content: bytes, status: int = 200) -> str:
    answer = visitor.uploads(f"/verify/{document}", "通知书.pdf", content)
    assert answer.status_code == status
    return str(answer.get_data(as_text=True))


def passer_by(desk: Desk) -> Person:
    return Person(desk.house.engine, desk.app)


def test_the_page_says_who_won_and_that_the_signature_holds(project: str, desk: Desk) -> None:
    letter, visitor = row(desk), passer_by(desk)
    page = visitor.get(f"/verify/{letter.id}")
    for text in ("文书有效", WINNER, "98,600,000.50", letter.hash, letter.sha256):
        assert str(text) in page
    assert visitor.get(f"/verify?number={letter.number}", 302)
    assert "没有编号为" in visitor.get("/verify?number=X-1", 404)
    assert visitor.get("/verify/certificates.pem").startswith("-----BEGIN CERTIFICATE")


def test_a_brought_file_is_the_document_or_it_is_not(project: str, desk: Desk) -> None:
    """S041: tamper one byte, and the page says no."""
    letter, visitor = row(desk), passer_by(desk)
    files = desk.house.engine.house.files
    pdf = b"".join(files.open(str(letter.sha256)))
    assert "您的文件就是这份文书" in brings(visitor, letter.id, pdf)
    changed = pdf[:900] + bytes([pdf[900] ^ 1]) + pdf[901:]
    assert "哪怕只改一个字节" in brings(visitor, letter.id, changed)
    other = b"".join(files.open(str(row(desk, "result_letter").sha256)))
    assert "它是平台发出的另一份文书" in brings(visitor, letter.id, other)
    assert "没有收到文件" in brings(visitor, letter.id, b"", 422)
    assert "超过了允许的大小" in brings(visitor, letter.id, b"x" * (3 * 1024 * 1024 + 1), 413)


def test_a_revoked_letter_is_marked_for_everybody(project: str, desk: Desk) -> None:
    order = {"note": "苏招监〔2026〕1号", "winner": "评标无效"}
    supervisor = desk.house.actor("supervisor.nanjing")
    desk.house.give(SendMessage(actor=supervisor, project=project, name="revoke", data=order))
    page = passer_by(desk).get(f"/verify/{row(desk).id}")
    assert "本文书已被撤销" in page and "苏招监〔2026〕1号" in page
    assert "文书有效" not in page


def test_a_bidder_fetches_its_letter_and_confirms_it(project: str, desk: Desk) -> None:
    letter, bidder = row(desk), desk["bidder.bidder1"]
    assert letter.number in bidder.get("/market/results")
    fetched = bidder.client.get(f"/market/letters/{letter.id}.pdf")
    assert fetched.data.startswith(b"%PDF-") and fetched.mimetype == "application/pdf"
    bidder.post(f"/market/letters/{letter.id}/receipt")
    assert "已签收" in bidder.get("/market/results")
    bidder.post(f"/market/letters/{letter.id}/receipt", 409)
    assert "尚未签收" not in passer_by(desk).get(f"/verify/{letter.id}")


def test_a_letter_is_nobody_elses(project: str, desk: Desk) -> None:
    letter, other = row(desk), desk["bidder.bidder2"]
    assert letter.number not in other.get("/market/results")
    other.get(f"/market/letters/{letter.id}.pdf", 404)
    other.post(f"/market/letters/{letter.id}/receipt", 404)
    assert letter.number in desk.agency.get(f"/projects/{project}")
