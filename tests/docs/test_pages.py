"""Pages in two languages say the same, links lead somewhere, and what is named exists."""

import re
import tomllib

import pytest

from engine.composition import SERVICES
from engine.workflow import checks
from tests.docs.pages import LINK, PAGES, PAIRS, ROOT, named, rows, sections, shape, text
from webapp.cli.main import COMMANDS

ANALYST = ["docs/analyst/README.md", "docs/analyst/README.zh-CN.md"]
LANES, SERVICES_AT = 1, 3
ITEMS = [path for path in (ROOT / "processes").glob("*/item.toml") if "_change" not in str(path)]


@pytest.mark.parametrize("page", PAGES)
def test_every_relative_link_leads_to_a_file(page: str) -> None:
    home = (ROOT / page).parent
    links = [link for link in LINK.findall(text(page)) if "://" not in link]
    assert [link for link in links if not (home / link).exists()] == []


@pytest.mark.parametrize("english", PAIRS)
def test_both_languages_list_the_same(english: str) -> None:
    assert shape(english) == shape(PAIRS[english])


@pytest.mark.parametrize("page", PAGES)
def test_every_command_that_a_page_names_exists(page: str) -> None:
    found = set(re.findall(r"(?:`|^|&& |   )sunroad ([a-z]+)", text(page), re.MULTILINE))
    assert found <= COMMANDS.keys()


def test_every_check_has_its_page_and_every_page_its_check() -> None:
    pages = {path.stem for path in (ROOT / "docs/checks").glob("*.md")}
    assert pages == checks.CHECKS.keys()


@pytest.mark.parametrize(("page", "name"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_the_readme_lists_the_trades_of_this_release(page: str, name: str) -> None:
    items = [tomllib.loads(path.read_text("utf-8")) for path in ITEMS]
    listed = [row for row in rows(text(page)) if re.fullmatch(r"[A-Z]\d\d-[A-Z]+", row[0])]
    assert sorted(listed) == sorted([item["code"], item[name]] for item in items)


def test_the_changelog_counts_the_checks() -> None:
    assert f"{len(checks.CHECKS)} checks" in text("CHANGELOG.md")


@pytest.mark.parametrize("page", ANALYST)
def test_every_role_is_on_the_analysts_page(page: str) -> None:
    roles = tomllib.loads((ROOT / "processes/roles.toml").read_text("utf-8"))
    listed = {row[0].strip("`"): row[1] for row in rows(sections(page)[LANES])}
    assert listed == {key: role["zh"] for key, role in roles.items()}


@pytest.mark.parametrize("page", ANALYST)
def test_every_service_is_on_the_analysts_page(page: str) -> None:
    listed = {row[0].strip("`"): row[1:] for row in rows(sections(page)[SERVICES_AT])}
    assert listed == {
        name: [", ".join(service.inputs), ", ".join(service.outputs)]
        for name, service in SERVICES.items()
    }


def test_every_decision_is_in_their_list() -> None:
    pages = {path.name for path in (ROOT / "docs/decisions").glob("0*.md")}
    assert set(LINK.findall(text("docs/decisions/README.md"))) == pages


def test_every_folder_that_the_architecture_names_exists() -> None:
    paths = re.findall(r"`((?:engine|webapp)/[\w./]+)`", text("ARCHITECTURE.md"))
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_operators_know_every_key() -> None:
    source = "".join(path.read_text() for path in (ROOT / "engine").rglob("*.py"))
    source += (ROOT / "webapp/security.py").read_text()
    keys = set(re.findall(r'"(\w+\.key)"', source)) | {"checkpoint.pub"}
    for page in ("docs/operator/README.md", "docs/operator/README.zh-CN.md"):
        listed = [name for name in named(text(page)) if name.endswith((".key", ".pub"))]
        assert set(listed) == keys
