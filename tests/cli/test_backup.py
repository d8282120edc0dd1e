"""A backup taken while others work comes back elsewhere with equal ledger heads."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from engine.workflow.orders.start_project import StartProject
from tests.cli.terminal import Terminal
from tests.workflow.houses import REGION, House


def test_a_writer_goes_on_and_the_heads_are_equal(
    terminal: Terminal, house: House, blank: Callable[[str], Terminal], tmp_path: Path
) -> None:
    stop, started = Event(), Event()
    order = StartProject(actor=house.agency, item="TINY", region=REGION, data={})

    def write() -> None:
        while not stop.is_set():
            house.give(order)
            started.set()

    writer = Thread(target=write)
    writer.start()
    try:
        started.wait()
        taken = terminal.says("backup", str(tmp_path / "all.tar"), "--json").json
    finally:
        stop.set()
        writer.join()
    elsewhere = blank("there")
    assert elsewhere.says("restore", str(tmp_path / "all.tar"), "--json").json == taken
    assert elsewhere.says("verify", "--json").json["broken"] == 0
    there = elsewhere.says("projects", "--json", "--as", "agency.agency1").json
    assert 0 < len(there) <= len(terminal.says("projects", "--json", "--as", "agency.agency1").json)


def test_a_used_place_is_not_restored_into(terminal: Terminal, tmp_path: Path) -> None:
    told = terminal.says("backup", str(tmp_path / "all.tar")).line
    assert "ledger chains with heads" in told
    assert "something here already" in terminal.refuses("restore", str(tmp_path / "all.tar"))


def test_a_damaged_backup_is_told(blank: Callable[[str], Terminal], tmp_path: Path) -> None:
    (tmp_path / "all.tar").write_bytes(b"hello")
    assert "no backup" in blank("there").refuses("restore", str(tmp_path / "all.tar"))
