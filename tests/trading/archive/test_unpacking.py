"""A package from anywhere is unpacked tamely and judged by itself."""

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import Invalid
from engine.trading.archive import judging, unpacking
from tests.trading.archive.sealed import package, packed
from tests.workflow.houses import House


def zipped(tmp_path: Path, *entries: tuple[str, bytes], mode: int = 0o100644) -> Path:
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, body in entries:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            archive.writestr(entry, body)
    return path


@pytest.mark.parametrize(
    "name",
    [
        "../out.txt",
        "a/../../out.txt",
        "/etc/passwd",
        "a\\..\\b",
        "alone",
        "a/b\nc",
        "a/" + "x" * 500,
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Invalid):
        unpacking.unpack(zipped(tmp_path, (name, b"x")), tmp_path / "to")
    assert not (tmp_path / "to").exists()


def test_links_two_folders_and_what_is_no_zip_are_refused(tmp_path: Path) -> None:
    link = zipped(tmp_path, ("bag/link", b"/etc/passwd"), mode=stat.S_IFLNK | 0o777)
    with pytest.raises(Invalid):
        unpacking.unpack(link, tmp_path / "to")
    with pytest.raises(Invalid):
        unpacking.unpack(zipped(tmp_path, ("a/x", b""), ("b/x", b"")), tmp_path / "to")
    (tmp_path / "text.zip").write_bytes(b"no zip at all")
    with pytest.raises(Invalid):
        unpacking.unpack(tmp_path / "text.zip", tmp_path / "to")


def test_a_file_larger_than_it_says_stops_the_unpacking(tmp_path: Path) -> None:
    path = zipped(tmp_path, ("bag/x", b"y" * 50))
    raw = bytearray(path.read_bytes())
    at = raw.index(b"PK\x01\x02") + 24
    raw[at : at + 4] = (10).to_bytes(4, "little")
    path.write_bytes(bytes(raw))
    with pytest.raises((Invalid, zipfile.BadZipFile)):
        unpacking.unpack(path, tmp_path / "to")


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / "mine.txt").write_text("x")
    with pytest.raises(Invalid):
        unpacking.unpack(zipped(tmp_path, ("bag/x", b"y")), tmp_path / "to")


def _notice(bag: Path) -> None:
    (path,) = (bag / "data/notices").iterdir()
    path.write_bytes(path.read_bytes() + b" ")


def _ledger_line(bag: Path) -> None:
    """S046: delete a row, and the check of the chain fails, in the package too."""
    path = bag / "data/ledger.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:3] + lines[4:]))


def _added(bag: Path) -> None:
    (bag / "data/added.txt").write_text("x")


def _removed(bag: Path) -> None:
    (bag / "data/manifest.json").unlink()


def _information(bag: Path) -> None:
    (bag / "bag-info.txt").write_text("Source-Organization: somebody else\n")


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (_notice, "not the notice that was published"),
        (_ledger_line, "the chain breaks at record 4"),
        (_added, "data/added.txt: not in manifest-sm3.txt"),
        (_removed, "data/manifest.json: missing"),
        (_information, "bag-info.txt: changed (sha256)"),
    ],
)
def test_what_was_changed_is_named(
    small_house: House, tmp_path: Path, spoil: Callable[[Path], None], named: str
) -> None:
    project = packed(small_house)
    bag = unpacking.unpack(package(small_house, project), tmp_path / "to")
    assert judging.faults(bag) == ()
    spoil(bag)
    assert any(named in fault for fault in judging.faults(bag)), judging.faults(bag)


def test_a_package_of_nothing_has_faults_and_breaks_nothing(tmp_path: Path) -> None:
    bag = unpacking.unpack(zipped(tmp_path, ("bag/data/project.json", b"[]")), tmp_path / "to")
    assert "bagit.txt: not BagIt 1.0" in judging.faults(bag)
    assert judging.about(bag) == {}
