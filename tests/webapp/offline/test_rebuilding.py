"""`sunroad archive open`: a project's pages without the platform, in both languages."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.trading.archive.sealed import package, packed
from tests.workflow.conftest import build, empty_database, empty_postgres, prepared, small_house
from tests.workflow.houses import House
from webapp.cli.archive import archive

__all__ = ["build", "empty_database", "empty_postgres", "prepared", "small_house"]

Opened = Callable[..., tuple[int, Path, str]]


@pytest.fixture
def opened(small_house: House, tmp_path: Path) -> Opened:
    project = packed(small_house)

    def run(path: Path | None = None) -> tuple[int, Path, str]:
        to = tmp_path / "pages"
        source = path or package(small_house, project)
        told = CliRunner().invoke(archive, ["open", str(source), "-o", str(to)])
        return told.exit_code, to, told.output

    return run


def test_the_pages_tell_the_project_and_need_no_network(opened: Opened) -> None:
    code, to, told = opened()
    assert (code, told.strip()) == (0, str(to / "index.html"))
    page = (to / "index.html").read_text()
    for text in ("长江大桥", "2026-001", "2056-03-02", "档案包完整", "文件.pdf"):
        assert text in page
    for path in to.glob("*.html"):
        text = path.read_text()
        assert "<script" not in text
        assert not re.search(r"(?:href|src)=\"(?:https?:)?//", text)
    assert "长江大桥公告" in (to / "notices-1.html").read_text()
    assert "19.9" in "".join(path.read_text() for path in to.glob("forms-*.html"))


def test_every_link_leads_to_a_file(opened: Opened) -> None:
    _, to, _ = opened()
    for path in to.glob("*.html"):
        for link in re.findall(r'href="([^"]+)"', path.read_text()):
            assert (to / link).is_file(), f"{path.name}: {link}"


def test_english_pages_speak_english(opened: Opened) -> None:
    _, to, _ = opened()
    page = (to / "index.en.html").read_text()
    assert "The package is whole" in page
    without = re.sub(r'<span lang="zh-CN">.*?</span>|lang="zh-CN">[^<]*<', "", page)
    left = re.sub(r"<[^>]+>", " ", without)
    assert set(re.findall(r"[\u3400-\u9fff]+", left)) <= {"小件", "长江大桥", "中文", "王小明"}


def test_a_changed_package_is_told_on_every_page(opened: Opened, tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    _, to, _ = opened()
    (ledger,) = to.glob("*/data/ledger.jsonl")
    ledger.write_text(ledger.read_text().replace("task", "tusk", 1))
    shutil.make_archive(str(broken.with_suffix("")), "zip", to, ledger.parent.parent.name)
    shutil.rmtree(to)
    code, to, told = opened(broken)
    assert code == 1
    assert "ledger.jsonl" in told
    assert "核对没有通过" in (to / "ledger.html").read_text()


def test_what_is_no_package_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_text("no")
    told = CliRunner().invoke(archive, ["open", str(path), "-o", str(tmp_path / "to")])
    assert told.exit_code == 1
    assert "no archive package" in str(told.exception)
