"""Packages at the terminal: tried, made a draft, published, exported, compared, signed."""

import os
import shutil
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.studio.queries.draft_view import draft_view
from engine.workflow import packages
from engine.workflow.orders.add_trusted_key import AddTrustedKey
from tests.cli.terminal import Terminal
from tests.orders.trusted import security
from tests.rehearsal import tiny
from tests.rehearsal.conftest import built_template
from tests.workflow.houses import House
from tests.workflow.packages.zips import HAPPY, SAD, parts, zipped

__all__ = ["built_template"]
pytestmark = pytest.mark.usefixtures("trying")


@pytest.fixture
def trying(small_house: House, built_template: Path) -> None:
    """Stories find their template at hand."""
    sandboxes = small_house.settings.data / "sandboxes" / built_template.name
    shutil.copytree(built_template, sandboxes, copy_function=os.link)


@pytest.fixture
def at(tmp_path: Path) -> Callable[..., str]:
    """Writes a zip; returns its path."""

    def written(body: bytes | None = None, name: str = "tiny.zip") -> str:
        path = tmp_path / name
        path.write_bytes(zipped() if body is None else body)
        return str(path)

    return written


def test_a_good_package_is_only_tried_unless_one_says_more(
    small_terminal: Terminal, small_house: House, at: Callable[..., str]
) -> None:
    before = small_house.dump()
    answer = small_terminal.says("items", "import", at())
    assert answer.line.startswith("good; nothing was imported")
    assert "not signed" in answer.err
    assert small_house.dump() == before


def test_a_bad_one_changes_nothing_and_names_every_reason(
    small_terminal: Terminal, small_house: House, at: Callable[..., str]
) -> None:
    before = small_house.dump()
    broken = at(zipped({"stories/sad.json": SAD}))
    answer = small_terminal.type("items", "import", broken, "--publish", "--reason", "x")
    assert answer.code == 1
    assert "error stories/sad.json · 2 · 用例没有通过" in answer.out
    answer = small_terminal.type("items", "import", at(zipped({"process.bpmn": b"<"})))
    assert answer.code == 1
    assert "error process.bpmn · " in answer.out
    answer = small_terminal.type("items", "import", at(b"no zip"))
    assert (answer.code, answer.out.partition(" · ")[0]) == (1, "error zip")
    assert small_house.dump() == before


def test_what_a_trusted_key_signed_is_published(
    small_terminal: Terminal, small_house: House, at: Callable[..., str]
) -> None:
    public = small_terminal.says("items", "key").out
    kept = Path(small_terminal.environment["SUNROAD_KEYS"]) / "package-signing.pem"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert "File exists" in small_terminal.refuses("items", "key")
    package = at()
    signer = small_terminal.says("items", "sign", package).line
    publishing = ("items", "import", package, "--publish", "--reason", "省里统一")
    assert "not trusted here" in _last(small_terminal, *publishing)
    id_ = small_house.give(
        AddTrustedKey(
            actor=security(small_house),
            name="省交易中心",
            public_key=public,
            valid_from=datetime(2020, 1, 1, tzinfo=UTC),
        )
    )
    assert id_ == signer
    version = small_terminal.says(*publishing).line
    lines = small_terminal.says("items", "--json").json
    assert version in {line["version"] for line in lines if line["code"] == "TINY"}


def test_unsigned_is_published_when_the_operator_says_so(
    small_terminal: Terminal, at: Callable[..., str], tmp_path: Path
) -> None:
    publishing = ("items", "import", at(), "--publish", "--unsigned")
    assert "--reason" in small_terminal.refuses(*publishing)
    version = small_terminal.says(*publishing, "--reason", "演练").line
    out = str(tmp_path / "out.zip")
    small_terminal.says("items", "export", "TINY", "-o", out)
    assert packages.read_zip(Path(out)).written == parts()
    small_terminal.says("items", "export", "TINY", "--folder", str(tmp_path / "folder"))
    folder = str(tmp_path / "folder" / "processes" / "tiny")
    assert small_terminal.says("items", "diff", out, folder).out == ""
    assert small_terminal.says("items", "diff", "TINY", out).out == ""
    again = small_terminal.says("items", "import", folder, *publishing[3:], "--reason", "再来")
    assert again.line == version


def test_with_a_login_it_becomes_a_draft_whose_stories_have_passed(
    small_terminal: Terminal, small_house: House, at: Callable[..., str]
) -> None:
    login = "analyst.province"
    draft = small_terminal.says("items", "import", at(), "--as", login).line
    view = small_house.ask(draft_view, small_house.actor(login), draft)
    assert (view.passed, list(view.trial or ())) == (True, ["happy.json"])
    both = ("items", "import", at(), "--as", login, "--publish", "--reason", "x")
    assert "either" in small_terminal.refuses(*both)


def test_a_difference_is_told_in_words(small_terminal: Terminal, at: Callable[..., str]) -> None:
    longer = packages.write_zip(
        {**parts(), "process.bpmn": tiny.files(3)["process.bpmn"], "stories/b.json": HAPPY}
    )
    answer = small_terminal.says("items", "diff", at(), at(longer, "longer.zip"))
    assert "changed process.bpmn" in answer.out
    assert "added stories/b.json" in answer.out
    assert "新增" in answer.out and "Added" in answer.out
    found = small_terminal.says("items", "diff", at(), at(longer, "longer.zip"), "--json").json
    assert [one["path"] for one in found] == ["process.bpmn", "stories/b.json"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("items", "export", "NONE"), "catalogue item NONE"),
        (("items", "export", "TINY", "--revision", "9"), "revision 9"),
        (("items", "diff", "NONE", "NONE"), "catalogue item NONE"),
        (("items", "diff", "TINY@x", "TINY"), "CODE@NUMBER"),
        (("items", "diff", ".", "TINY"), "no package here"),
        (("items", "import", "no-such.zip"), "does not exist"),
        (("items", "sign", "no-such.zip"), "does not exist"),
    ],
)
def test_what_is_not_there_is_said(
    small_terminal: Terminal, words: tuple[str, ...], said: str
) -> None:
    assert said in small_terminal.refuses(*words)


def test_what_is_no_key_signs_nothing(small_terminal: Terminal, at: Callable[..., str]) -> None:
    package, other = at(), at(b"-----BEGIN PRIVATE KEY-----", "key.pem")
    assert "no private key" in small_terminal.refuses("items", "sign", package, "--key", other)
    assert packages.read_zip(Path(package)).written == parts()


def _last(terminal: Terminal, *words: str) -> str:
    """The last line of a refusal, after what was told on the way."""
    answer = terminal.type(*words)
    assert answer.code == 2
    return answer.err.strip().splitlines()[-1]
