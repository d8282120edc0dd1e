"""Documents are for everybody; who wants to hear of clarifications is nobody's to know."""

import base64
from datetime import timedelta

import pytest

from engine.errors import Invalid, NotFound, TooLate
from engine.exchange import mail
from engine.people import secret_box
from engine.trading.notices import addresses
from engine.trading.notices.orders.drop_address import DropAddress
from engine.trading.notices.orders.leave_address import LeaveAddress
from engine.trading.notices.queries.public_documents import public_document, public_documents
from engine.trading.notices.queries.public_project import public_project, require_calm
from engine.trading.notices.tables import AddressRow
from engine.vocabulary import PUBLIC
from engine.workflow.tables import OutboxRow
from tests.trading.notices.tender import ask, begun, issued
from tests.workflow.houses import House

ADDRESS = "buyer@example.com"


def leave(house: House, project: str, address: str = ADDRESS) -> None:
    house.give(LeaveAddress(actor=PUBLIC, project=project, address=address))


def answered(house: House, project: str, question: str = "何时现场踏勘？") -> OutboxRow:
    """The message that a clarification promised."""
    ask(house, project, question)
    house.complete(project, "answer", {"answer": "不组织踏勘。"})
    found: OutboxRow = max(house.rows(OutboxRow, channel="mail"), key=lambda row: row.id)
    return found


def test_a_file_is_offered_to_everybody_until_its_end(house: House) -> None:
    project = begun(house)
    paper = house.attach(project, name="招标文件.pdf")
    until = (house.now + timedelta(days=5)).isoformat()
    notice = issued(house, project, paper, until=until)["id"]
    (file,) = house.ask(public_documents, project=project)
    assert (file.name, file.over) == ("招标文件.pdf", False)
    house.passes(days=5, seconds=-30)
    assert house.ask(public_document, notice, paper).id == paper
    house.passes(minutes=1)
    with pytest.raises(TooLate):
        house.ask(public_document, notice, paper)
    assert house.ask(public_documents, notice=notice)[0].over


def test_a_file_that_was_not_published_is_nobody_s(small_house: House) -> None:
    project = begun(small_house)
    paper, secret = small_house.attach(project), small_house.attach(project, name="底价.pdf")
    notice = issued(small_house, project, paper)["id"]
    with pytest.raises(NotFound):
        small_house.ask(public_document, notice, secret)


def test_an_address_is_kept_sealed_once_and_leaves_no_trace(small_house: House) -> None:
    """ZTB-64: not the address, nor how many there are."""
    project = begun(small_house)
    issued(small_house, project, small_house.attach(project))
    before = small_house.facts(project)
    for typed in (ADDRESS, " Buyer@Example.com "):
        leave(small_house, project, typed)
    (row,) = small_house.rows(AddressRow)
    assert small_house.facts(project) == before
    assert ADDRESS not in str(small_house.dump())
    assert "buyer" not in base64.b64decode(row.sealed).decode("latin-1")
    assert secret_box.unseal(small_house.settings, row.id, row.sealed) == ADDRESS


@pytest.mark.parametrize("typed", ["", "nobody", "a@b", "123", "a b@example.com", "x" * 300])
def test_what_is_no_address_is_refused(small_house: House, typed: str) -> None:
    project = begun(small_house)
    issued(small_house, project, small_house.attach(project))
    with small_house.refusing(Invalid) as refused:
        leave(small_house, project, typed)
    assert refused.value.problems[0].key == "no_address"


def test_where_no_documents_are_public_there_is_nothing_to_hear_of(small_house: House) -> None:
    project = begun(small_house)
    with small_house.refusing(NotFound):
        leave(small_house, project)


def test_a_clarification_reaches_who_left_an_address_and_its_message_tells_nothing(
    house: House,
) -> None:
    project = begun(house)
    issued(house, project, house.attach(project))
    nobody = answered(house, project)
    for typed in (ADDRESS, "138 0000 0000"):
        leave(house, project, typed)
    two = answered(house, project)
    sealed = [row.body["addresses"] for row in (nobody, two)]
    assert len(sealed[0]) == len(sealed[1])
    opened = addresses.opened(house.settings, str(two.body["notice"]), sealed[1])
    assert sorted(opened.values()) == ["13800000000", ADDRESS]
    assert addresses.opened(house.settings, str(nobody.body["notice"]), sealed[0]) == {}
    assert list(mail.send(two.key, two.body, house.settings)) == []
    assert ADDRESS not in str(two.body)
    house.settle()
    assert {row.state for row in house.rows(OutboxRow, channel="mail")} == {"sent"}


def test_an_address_is_taken_back_by_the_link_of_its_messages(small_house: House) -> None:
    project = begun(small_house)
    issued(small_house, project, small_house.attach(project))
    leave(small_house, project)
    (row,) = small_house.rows(AddressRow)
    small_house.give(DropAddress(actor=PUBLIC, address="0" * 64))
    assert small_house.rows(AddressRow)
    small_house.give(DropAddress(actor=PUBLIC, address=row.id))
    assert not small_house.rows(AddressRow)


def test_questions_are_taken_as_long_as_the_item_offers_them(small_house: House) -> None:
    closes = {"question": {"at": '="2026-03-05T09:00:00+08:00"'}}
    project = begun(small_house, closes=closes)
    issued(small_house, project)
    assert small_house.ask(public_project, project).takes_questions
    small_house.passes(days=4)
    assert not small_house.ask(public_project, project).takes_questions


def test_a_project_of_which_nothing_was_published_is_nobody_s(small_house: House) -> None:
    project = begun(small_house)
    with pytest.raises(NotFound):
        small_house.ask(public_project, project)


def test_the_unnamed_may_ask_so_much_an_hour(
    small_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.trading.notices.queries.public_project.MOST_AN_HOUR", 2)
    project = begun(small_house)
    issued(small_house, project)
    for number in range(2):
        small_house.ask(require_calm, project)
        answered_without_files(small_house, project, f"问题{number}")
    with pytest.raises(Invalid):
        small_house.ask(require_calm, project)
    small_house.passes(hours=1, seconds=1)
    small_house.ask(require_calm, project)


def answered_without_files(house: House, project: str, question: str) -> None:
    ask(house, project, question)
    house.complete(project, "answer", {"answer": "见附件。"})
