"""What the platform issues can be verified by anybody, to the byte, and is received in writing."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.errors import NotFound, WrongState
from engine.exchange import documents
from engine.settings import Settings
from engine.store.files import FileStore
from engine.trading.documents import certificate, signing
from engine.trading.documents.fonts import chinese, finding
from engine.trading.documents.orders.acknowledge_letter import AcknowledgeLetter
from engine.trading.documents.queries.letters import letter, letters_of, letters_to
from engine.trading.documents.queries.verification import compared, verification
from engine.trading.documents.tables import IssuedRow
from engine.trading.documents.typesetting import NotTypeset, typeset
from engine.vocabulary import Fact
from engine.workflow.tables import OutboxRow
from tests.trading.awards.tender import WINNER, decided, sent
from tests.workflow.filling import settings_in
from tests.workflow.houses import House

AT = datetime(2026, 3, 20, 2, tzinfo=UTC)
TEMPLATE = b"""#let d = json(bytes(sys.inputs.data))
#set document(title: d.name)
#set text(font: d.fonts, lang: "zh")
#d.name"""


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return settings_in(tmp_path_factory.mktemp("keys"), "sqlite://")


@pytest.fixture(scope="module")
def signed(where: Settings) -> bytes:
    pdf = typeset({"main.typ": TEMPLATE}, {"name": "中标通知书"}, AT)
    return signing.signed(where, pdf, "中标通知书")


def test_one_changed_byte_of_what_was_signed_breaks_the_signature(
    where: Settings, signed: bytes
) -> None:
    """S041. The room of the signature itself is guarded by the file's hash, see below."""
    assert signing.examined(where, signed).valid
    begin = signed.index(b"/Contents <")
    end = signed.index(b">", begin + 11)
    outside = [*range(0, begin, begin // 60), *range(end + 1, len(signed), 50)]
    for place in outside:
        changed = bytearray(signed)
        changed[place] ^= 1
        assert not signing.examined(where, bytes(changed)).valid, place


@pytest.mark.parametrize("brought", [b"", b"%PDF-1.7", b"x" * 1000])
def test_what_is_no_signed_pdf_has_no_signature(where: Settings, brought: bytes) -> None:
    assert signing.examined(where, brought) == signing.Signature()


def test_what_was_added_behind_the_signature_is_not_covered(where: Settings, signed: bytes) -> None:
    found = signing.examined(where, signed + b"\n1 0 obj <</X 1>> endobj\n")
    assert found.intact
    assert not found.valid


def test_a_signature_of_another_house_is_not_trusted(signed: bytes, tmp_path: Path) -> None:
    found = signing.examined(settings_in(tmp_path, "sqlite://"), signed)
    assert (found.intact, found.trusted, found.valid) == (True, False, False)


def test_two_processes_that_start_at_once_have_one_certificate(where: Settings) -> None:
    made = certificate.pem(where)
    certificate._key.cache_clear()
    certificate._of_itself.cache_clear()
    assert certificate.pem(where) == made


def test_the_same_data_give_the_same_bytes_and_they_are_pdf_a(where: Settings) -> None:
    first, again = (typeset({"main.typ": TEMPLATE}, {"name": "甲"}, AT) for _ in range(2))
    assert first == again
    assert b"pdfaid:part>2<" in first
    assert b"pdfaid:conformance>B<" in first


HOSTILE = '#read("/etc/passwd") #eval("1+1") *粗* $x$ \\ #panic() ]} "'


def test_nothing_in_the_data_is_read_as_markup() -> None:
    plain = typeset({"main.typ": TEMPLATE}, {"name": "甲"}, AT)
    hostile = typeset({"main.typ": TEMPLATE}, {"name": HOSTILE}, AT)
    assert hostile != plain
    title = HOSTILE.encode("utf-16-be")
    assert HOSTILE.split("(")[0].encode() in hostile or title in hostile


@pytest.mark.parametrize(
    "template",
    [
        b'#read("/etc/passwd")',
        b'#read("../../etc/passwd")',
        b'#import "@preview/cetz:0.3.0": *',
        b"#while true {}",
        b"#not_there",
    ],
)
def test_a_template_sees_nothing_but_templates(template: bytes) -> None:
    with pytest.raises(NotTypeset):
        typeset({"main.typ": template}, {}, AT)


def test_the_doctor_names_the_chinese_font() -> None:
    assert finding().detail == chinese()[0]


def test_anybody_verifies_by_id_or_by_number(house: House) -> None:
    project = sent(house)
    (row,) = house.rows(IssuedRow, kind="award_letter")
    found = house.ask(verification, row.id)
    assert house.ask(verification, row.number) == found
    assert (found.fields["winner"], str(found.fields["price"])) == (WINNER, "98600000.5")
    assert "leader" not in found.fields
    assert found.signature is not None and found.signature.valid
    pdf = b"".join(house.engine.house.files.open(row.sha256))
    assert house.ask(compared, row.id, pdf).same
    for place in range(0, len(pdf), len(pdf) // 30):
        changed = bytearray(pdf)
        changed[place] ^= 1
        assert not house.ask(compared, row.id, bytes(changed)).same
    with pytest.raises(NotFound):
        house.ask(verification, project)


def test_until_it_is_signed_there_is_nothing_to_fetch(small_house: House) -> None:
    project = decided(small_house)
    small_house.complete(project, "send")
    (row,) = small_house.rows(IssuedRow, kind="award_letter")
    assert small_house.ask(verification, row.id).signature is None
    with pytest.raises(NotFound):
        small_house.ask(letter, small_house.actor("bidder.bidder1"), row.id)
    with small_house.refusing(WrongState):
        small_house.give(
            AcknowledgeLetter(actor=small_house.actor("bidder.bidder1"), document=row.id)
        )


def test_a_file_that_was_changed_in_the_store_does_not_pass(small_house: House) -> None:
    sent(small_house)
    (row,) = small_house.rows(IssuedRow, kind="award_letter")
    path = FileStore(small_house.settings.files).path(row.sha256)
    path.write_bytes(path.read_bytes()[:-10] + b"0123456789")
    found = small_house.ask(verification, row.id)
    assert found.signature is not None and not found.signature.valid


def test_the_receipt_of_a_letter_is_recorded_once(house: House) -> None:
    """S045: the moment of receipt is kept, and public."""
    project = sent(house)
    bidder, other = house.actor("bidder.bidder1"), house.actor("bidder.bidder2")
    (mine,) = house.ask(letters_to, bidder)
    assert mine.kind == "award_letter"
    with house.refusing(NotFound):
        house.give(AcknowledgeLetter(actor=other, document=mine.id))
    house.give(AcknowledgeLetter(actor=bidder, document=mine.id))
    received = house.ask(verification, mine.id).received_at
    assert received is not None and abs((received - house.now).total_seconds()) < 60
    assert house.told(project, Fact.LETTER_RECEIVED) == [{"document": mine.id}]
    with house.refusing(WrongState):
        house.give(AcknowledgeLetter(actor=bidder, document=mine.id))


def test_others_than_recipient_and_staff_read_no_letter(house: House) -> None:
    project = sent(house)
    (mine,) = house.ask(letters_to, house.actor("bidder.bidder1"))
    assert house.ask(letters_to, house.actor("bidder.bidder3")) == ()
    assert {one.id for one in house.ask(letters_of, house.agency, project)} > {mine.id}
    for login in ("bidder.bidder2", "bidder.bidder3", "expert1"):
        with pytest.raises(NotFound):
            house.ask(letter, house.actor(login), mine.id)
    for login in ("bidder.bidder1", "agency.agency1", "supervisor.nanjing"):
        assert house.ask(letter, house.actor(login), mine.id).sha256


def test_sent_twice_the_document_stays_one(small_house: House) -> None:
    sent(small_house)
    before = {row.id: row.sha256 for row in small_house.rows(IssuedRow)}
    for row in small_house.rows(OutboxRow, channel="documents"):
        for order in documents.send(row.key, row.body, small_house.settings):
            small_house.give(order)
    assert {row.id: row.sha256 for row in small_house.rows(IssuedRow)} == before


def test_without_a_template_the_message_waits_and_tells_why(small_house: House) -> None:
    decided(small_house)
    body = {"content": {"title": "x"}, "template": "none", "at": AT.isoformat(), "hash": "x"}
    with pytest.raises(NotTypeset, match=r"none\.typ"):
        documents.send("k", body, replace(small_house.settings, public_url="https://x"))
