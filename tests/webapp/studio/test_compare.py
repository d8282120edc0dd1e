"""The page that compares: chosen by address, told in words of both languages, safe to look at."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.demo import build, province
from engine.studio.orders.open_draft import OpenDraft
from engine.studio.queries.published import source
from engine.vocabulary import Actor
from tests.webapp.visiting import Visitor, house, person

ANALYST = Actor(id="test-analyst", roles=frozenset({"analyst"}))
EVIL = '<img src=x onerror="alert(1)">'


@dataclass(frozen=True, kw_only=True)
class Bench:
    """A published type, and a draft of it that changes something in each kind of file."""

    visitor: Visitor
    version: str
    draft: str
    fresh: str

    @property
    def address(self) -> str:
        return f"/studio/compare?old={self.version}&new={self.draft}"


@pytest.fixture(scope="module")
def bench(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    folder = tmp_path_factory.mktemp("compare")
    shutil.copyfile(sqlite_template, folder / "house.db")
    with house(f"sqlite:///{folder / 'house.db'}", folder, demo=True) as engine:
        province.settle(engine, lambda part: None)
        build.publish_all(engine)
        known = engine.ask(source, ANALYST, "A01-OPEN")
        draft = engine.handle(_open(known.version, _changed(dict(known.files))))
        fresh = engine.handle(_open(None, {"item.toml": b'zh = "x"\n'}, "another_type"))
        person(engine, "comparer", "analyst")
        person(engine, "stranger", "tenderee")
        visitor = Visitor(engine)
        visitor.signs_in("comparer")
        yield Bench(visitor=visitor, version=known.version, draft=draft, fresh=fresh)


def _open(
    version: str | None, files: dict[str, bytes], type_: str = "works_open_tender"
) -> OpenDraft:
    return OpenDraft(
        actor=ANALYST,
        trading_type=type_,
        title=f"改进 {EVIL}",
        region="320000",
        based_on=version,
        files=files,
    )


def _changed(files: dict[str, bytes]) -> dict[str, bytes]:
    name = EVIL.replace("<", "&lt;").replace('"', "&quot;").encode()
    swaps = {
        "process.bpmn": ('name="核准招标方案"'.encode(), b'name="' + name + b'"'),
        "item.toml": (b"intake_days = 3", b"intake_days = 4"),
        "forms/works_open_tender/tender_notice.form": (b'"maxLength": 200', b'"maxLength": 150'),
    }
    for path, (old, new) in swaps.items():
        assert old in files[path]
        files[path] = files[path].replace(old, new, 1)
    return files


def test_diagram_form_and_limit_are_told_in_words(bench: Bench) -> None:
    page = bench.visitor.get(bench.address)
    assert "参数“受理审核”的取值由“3”改为“4”" in page
    assert "文本“公告标题”的最多字数由“200”改为“150”" in page
    assert 'data-element="approve_plan"' in page
    assert page.count("compare-file") == 3


def test_the_same_in_english(bench: Bench) -> None:
    english = bench.visitor.another()
    english.signs_in("comparer")
    english.post("/language", language="en")
    page = english.get(bench.address)
    assert "Parameter “Intake check”: value changed from “3” to “4”" in page
    assert "Compare versions" in page and "Before: " in page


def test_names_that_hold_markup_stay_text(bench: Bench) -> None:
    page = bench.visitor.get(bench.address)
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_the_view_in_words_alone_needs_no_script_for_pictures(bench: Bench) -> None:
    page = bench.visitor.get(f"{bench.address}&view=text")
    assert "参数“受理审核”" in page
    assert "data-compare" not in page and "compare.js" not in page


def test_the_pictures_are_sent_as_plain_text(bench: Bench) -> None:
    address = f"/studio/compare/file?side={bench.draft}&path=process.bpmn"
    answer = bench.visitor.client.get(address)
    assert answer.status_code == 200
    assert answer.content_type == "text/plain; charset=utf-8"
    assert b"bpmn:definitions" in answer.data
    bench.visitor.get(f"/studio/compare/file?side={bench.draft}&path=../x", 404)


def test_a_version_equals_itself(bench: Bench) -> None:
    page = bench.visitor.get(f"/studio/compare?old={bench.version}&new={bench.version}")
    assert "两者完全相同。" in page


def test_a_draft_is_compared_with_the_version_it_comes_from(bench: Bench) -> None:
    answer = bench.visitor.client.get(f"/studio/{bench.draft}/compare")
    assert answer.headers["Location"] == bench.address


def test_a_new_type_has_nothing_to_compare_with(bench: Bench) -> None:
    page = bench.visitor.get(f"/studio/compare?old=&new={bench.fresh}")
    assert "这个草稿是全新的" in page
    assert "只有一个版本或草稿" in page


def test_types_and_then_their_versions_and_drafts_are_offered(bench: Bench) -> None:
    assert "type=works_open_tender" in bench.visitor.get("/studio/compare")
    page = bench.visitor.get("/studio/compare?type=works_open_tender")
    choices = re.findall(r'name="old">(.*?)</select>', page, re.S)
    offered = set(re.findall(r'<option value="(\w+)"', choices[0]))
    assert offered == {bench.version, bench.draft}


def test_what_there_is_not_is_not_found(bench: Bench) -> None:
    bench.visitor.get(f"/studio/compare?old=nothing&new={bench.draft}", 404)


def test_people_who_write_no_drafts_do_not_compare(bench: Bench) -> None:
    stranger = bench.visitor.another()
    stranger.signs_in("stranger")
    stranger.get(bench.address, 403)
    stranger.get(f"/studio/compare/file?side={bench.version}&path=process.bpmn", 403)


def test_a_long_list_is_cut_and_says_so(bench: Bench) -> None:
    engine = bench.visitor.engine
    sides = [
        engine.handle(_open(None, {"item.toml": body}, "long_type"))
        for body in (b"a = 1\n", b"".join(b"k%d = 1\n" % number for number in range(600)))
    ]
    page = bench.visitor.get(f"/studio/compare?old={sides[0]}&new={sides[1]}")
    assert "另有 101 处差别没有列出。" in page
