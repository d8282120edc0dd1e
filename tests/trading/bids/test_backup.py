"""A backup holds the cipher text of bids; without it a restored house could open none."""

from pathlib import Path

import pytest

from engine.store import backup
from engine.store.backup.archive import NotABackup
from engine.trading.bids.queries.chunk_paths import chunk_paths
from tests.trading.bids.bidding import Bidding, bidding
from tests.workflow.filling import settings_in
from tests.workflow.houses import House


@pytest.fixture
def sent(small_house: House) -> tuple[Bidding, str]:
    call, by = bidding(small_house), small_house.actor("bidder.bidder1")
    bid = call.uploaded(by)
    call.send(by, bid)
    return call, bid


def test_a_restored_house_has_every_chunk(sent: tuple[Bidding, str], tmp_path: Path) -> None:
    call, bid = sent
    backup.backup(call.house.settings, tmp_path / "house.tar")
    folder = tmp_path / "restored"
    folder.mkdir()
    where = settings_in(folder, f"sqlite:///{folder}/restored.db")
    backup.restore(where, tmp_path / "house.tar")
    (path,) = call.house.ask(chunk_paths, bid)
    again = where.files / path.relative_to(call.house.settings.files)
    assert again.read_bytes() == path.read_bytes()


def test_a_changed_chunk_is_no_backup(sent: tuple[Bidding, str], tmp_path: Path) -> None:
    call, bid = sent
    (path,) = call.house.ask(chunk_paths, bid)
    path.write_bytes(b"another")
    backup.backup(call.house.settings, tmp_path / "house.tar")
    folder = tmp_path / "restored"
    folder.mkdir()
    where = settings_in(folder, f"sqlite:///{folder}/restored.db")
    with pytest.raises(NotABackup):
        backup.restore(where, tmp_path / "house.tar")
