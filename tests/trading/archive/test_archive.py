"""Nothing required is missing in a sealed archive; its package can be judged without us."""

import hashlib
import json
import zipfile
from datetime import date, timedelta
from pathlib import Path

import bagit
import pytest
from cryptography.hazmat.primitives import hashes

from engine.errors import Invalid, NotAllowed, NotFound, WrongState
from engine.exchange import archive as sender
from engine.store import exact
from engine.trading.archive.orders.lend_archive import LendArchive
from engine.trading.archive.orders.return_archive import ReturnArchive
from engine.trading.archive.progress import done_so_far, tell
from engine.trading.archive.queries.shelf import archive, shelf
from engine.trading.archive.tables import ArchiveRow, LoanRow
from engine.vocabulary import Fact
from engine.workflow.tables import OutboxRow
from tests.trading.archive.sealed import EARLY, TWICE, package, packed, publish, to_be_sealed
from tests.workflow.houses import House

KEEPER = "centre_archive.nanjing"


def test_what_is_missing_is_listed_by_name(house: House) -> None:
    project = to_be_sealed(house, note="要附件")
    case = house.inside(project).case
    assert case["archive_missing"] == ["附件"]
    assert case["archive_complete"] is False
    years = {one["id"]: one["years"] for one in case["archive_files"]}
    assert years == {"notice": 15, "step": 3, "papers": 0, "ledger": 30}


def test_a_missing_file_blocks_the_sealing(house: House) -> None:
    publish(house, EARLY)
    project = house.start({"note": "要附件"})
    with house.refusing(Invalid) as refused:
        house.complete(project, "close")
    missing = [one.params["zh"] for one in refused.value.problems]
    assert missing == ["招标公告", "附件"]
    assert {one.key for one in refused.value.problems} == {"archive_missing"}


def test_what_is_not_required_may_be_absent(small_house: House) -> None:
    project = to_be_sealed(small_house)
    small_house.complete(project, "close", {"note": "档-1"})
    (row,) = small_house.rows(ArchiveRow)
    assert row.number == "档-1"
    assert row.keep_until == date(2056, 3, 2)
    found = {one["id"]: len(one["found"]) for one in row.files}
    assert found["papers"] == 0 and found["notice"] == 1
    assert small_house.told(project, Fact.ARCHIVE_SEALED)[0]["hash"] == row.hash


def test_the_package_is_a_bag_that_another_reader_finds_whole(house: House, tmp_path: Path) -> None:
    project = packed(house)
    with zipfile.ZipFile(package(house, project)) as archived:
        archived.extractall(tmp_path / "out")
    (folder,) = (tmp_path / "out").iterdir()
    assert folder.name == "2026-001"
    bag = bagit.Bag(str(folder))
    assert bag.version_info == (1, 0)
    assert bag.validate()
    for line in (folder / "manifest-sm3.txt").read_text().splitlines():
        wanted, _, name = line.partition("  ")
        assert sm3((folder / name).read_bytes()) == wanted
    about = json.loads((folder / "data/project.json").read_text())
    assert about["title"] == "长江大桥"
    (notice,) = about["notices"]
    body = (folder / "data" / notice["path"]).read_bytes()
    assert hashlib.sha256(body).hexdigest() == notice["hash"]
    (paper,) = about["attachments"]
    assert (folder / "data" / paper["path"]).read_bytes() == b"%PDF-1.4 enclosed"
    facts = (folder / "data/ledger.jsonl").read_text().splitlines()
    assert [json.loads(one)["seq"] for one in facts] == list(range(1, len(facts) + 1))
    assert house.told(project, Fact.ARCHIVE_PACKED)


def sm3(content: bytes) -> str:
    """By another library than the one that packed."""
    state = hashes.Hash(hashes.SM3())
    state.update(content)
    return state.finalize().hex()


def test_every_commitment_of_the_ledger_can_be_held_against_the_forms(
    small_house: House, tmp_path: Path
) -> None:
    project = packed(small_house)
    with zipfile.ZipFile(package(small_house, project)) as archived:
        archived.extractall(tmp_path / "out")
    (data,) = tmp_path.glob("out/*/data")
    manifest = exact.loads((data / "manifest.json").read_bytes())
    for one in manifest["submissions"]:
        sent = exact.loads((data / f"forms/{one['id']}.json").read_bytes())
        salted = bytes.fromhex(sent["salt"]) + exact.canonical(sent["data"])
        assert hashlib.sha256(salted).hexdigest() == one["commitment"]


def test_a_changed_byte_of_the_package_is_named(small_house: House, tmp_path: Path) -> None:
    project = packed(small_house)
    with zipfile.ZipFile(package(small_house, project)) as archived:
        archived.extractall(tmp_path / "out")
    (notice,) = tmp_path.glob("out/*/data/notices/*")
    notice.write_bytes(notice.read_bytes().replace("长".encode(), "短".encode()))
    (folder,) = (tmp_path / "out").iterdir()
    with pytest.raises(bagit.BagValidationError, match=notice.name):
        bagit.Bag(str(folder)).validate()


def test_packed_twice_it_is_the_same_file(small_house: House) -> None:
    project = packed(small_house)
    (before,) = small_house.rows(ArchiveRow)
    (message,) = small_house.rows(OutboxRow, channel="archive")
    for order in sender.send(message.key, message.body, small_house.settings):
        small_house.give(order)
    (after,) = small_house.rows(ArchiveRow)
    assert (after.package, after.packed_at) == (before.package, before.packed_at)
    assert len(small_house.told(project, Fact.ARCHIVE_PACKED)) == 1


def test_progress_is_told_while_it_is_packed(small_house: House) -> None:
    project = to_be_sealed(small_house)
    small_house.complete(project, "close", {"note": "1"})
    tell(small_house.settings, project, 3, 10)
    (line,) = small_house.ask(shelf, small_house.actor(KEEPER)).items
    assert (line.package, line.progress) == (None, (3, 10))
    small_house.settle()
    assert done_so_far(small_house.settings, project) is None


def test_a_second_sealing_is_refused(small_house: House) -> None:
    publish(small_house, TWICE)
    project = small_house.start()
    small_house.complete(project, "close")
    with small_house.refusing(WrongState):
        small_house.complete(project, "again")


def test_an_archive_is_lent_for_a_reason_and_comes_back(house: House) -> None:
    project, keeper = packed(house), house.actor(KEEPER)
    due = house.now.date() + timedelta(days=7)
    order = {
        "project": project,
        "borrower": "南京市审计局 陈某",
        "reason": "专项审计",
        "due_on": due,
    }
    for wrong in ({"borrower": " "}, {"reason": ""}, {"due_on": date(2020, 1, 1)}):
        with house.refusing(Invalid):
            house.give(LendArchive(actor=keeper, **{**order, **wrong}))
    for other in (
        house.agency,
        house.actor("centre_intake.nanjing"),
        house.actor("supervisor.nanjing"),
    ):
        with house.refusing(NotAllowed):
            house.give(LendArchive(actor=other, **order))
    loan = house.give(LendArchive(actor=keeper, **order))
    assert house.told(project, Fact.ARCHIVE_LENT)[0]["reason"] == "专项审计"
    house.passes(days=8)
    (line,) = house.ask(shelf, keeper, state="late").items
    assert (line.lent, line.late) == (1, 1)
    house.give(ReturnArchive(actor=keeper, loan=loan, note="完好"))
    with house.refusing(WrongState):
        house.give(ReturnArchive(actor=keeper, loan=loan))
    assert house.ask(shelf, keeper, state="lent").items == ()
    (row,) = house.rows(LoanRow)
    assert (row.note, row.returned_by) == ("完好", keeper.id)
    assert "审计局" not in str(house.facts(project))


def test_the_shelf_is_searched_and_is_the_regions_own(house: House) -> None:
    project, keeper = packed(house), house.actor(KEEPER)
    for text, count in (("大桥", 1), ("2026-001", 1), ("隧道", 0), ("%", 0)):
        assert house.ask(shelf, keeper, text=text).count == count
    assert house.ask(shelf, house.actor("supervisor.nanjing")).count == 1
    assert house.ask(shelf, house.actor("centre_archive.wuxi")).count == 0
    with pytest.raises(NotAllowed):
        house.ask(shelf, house.agency)
    with pytest.raises(NotFound):
        house.ask(archive, house.actor("centre_archive.wuxi"), project)
    (line,) = house.ask(shelf, keeper).items
    assert not line.expired
    for _ in range(4):
        house.passes(days=3600)
    assert house.ask(shelf, keeper, state="expired").count == 1
