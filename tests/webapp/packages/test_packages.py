"""A package goes in through the page as a draft, or not at all; an item or a draft goes out."""

import io
import json
import os
import re
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.app import Engine
from engine.errors import NotFound
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.studio.queries.draft_view import draft_view
from engine.studio.queries.drafts_open import drafts_open
from engine.vocabulary import OPERATOR, Actor
from engine.workflow import packages
from engine.workflow.orders.import_package import ImportPackage
from engine.workflow.queries.house_state import house_state
from tests.orders.trusted import OTHER
from tests.webapp.packages.conftest import Importer, rows
from tests.workflow.packages.test_importing import HTML, XXE
from tests.workflow.packages.zips import HAPPY, SAD, parts, zipped
from webapp.packages import work
from webapp.packages.shelf import SILENT_SECONDS, Shelf, State


def drafts(house: Engine) -> int:
    return len(house.ask(drafts_open, analyst(house)))


def analyst(house: Engine, login: str = "first") -> Actor:
    return house.ask(actor_of, house.ask(person_by_login, login).id)


def test_a_good_package_becomes_a_draft_whose_stories_have_passed(
    first: Importer, studio_house: Engine
) -> None:
    place, told = first.judged(zipped({}, OTHER))
    assert "全部检查通过，1 个用例回放一致。" in told
    assert "未知密钥" in told and "没有受信任的签名。" in told
    assert "目录中还没有 TINY，全部内容都是新的。" in told
    before = drafts(studio_house)
    answer = first.send(f"{place}/draft", region="320000")
    assert answer.status_code == 303
    draft = answer.headers["Location"].rsplit("/", 1)[1]
    view = studio_house.ask(draft_view, analyst(studio_house), draft)
    assert (view.passed, list(view.trial or ())) == (True, ["happy.json"])
    assert first.send(f"{place}/draft", region="320000").status_code == 409
    assert drafts(studio_house) == before + 1
    assert f'href="/studio/{draft}"' in first.get(place)


def test_two_who_press_at_once_make_one_draft(
    first: Importer, studio_house: Engine, enter: Callable[[str], Importer]
) -> None:
    place, _ = first.judged(zipped())
    before, other = drafts(studio_house), enter("first")
    tokens = [one._token() for one in (first, other)]
    with ThreadPoolExecutor() as hands:
        statuses = hands.map(
            lambda who, token: (
                who.client.post(
                    f"{place}/draft", data={"region": "320000", "csrf_token": token}
                ).status_code
            ),
            (first, other),
            tokens,
        )
        assert sorted(statuses) == [303, 409]
    assert drafts(studio_house) == before + 1


def test_a_bad_package_changes_nothing_and_lists_every_reason(
    first: Importer, studio_house: Engine
) -> None:
    before = drafts(studio_house)
    broken = zipped({"forms/tiny/step.form": HTML, "process.bpmn": XXE})
    place, told = first.judged(broken)
    files = {row[0] for row in rows(told)}
    assert {"forms/tiny/step.form", "process.bpmn"} <= files
    assert 'href="/studio/rules/' in told
    assert first.send(f"{place}/draft", region="320000").status_code == 409
    _, told = first.judged(zipped({"stories/sad.json": SAD}))
    ((file, step, reason),) = rows(told)
    assert (file, step) == ("stories/sad.json", "2")
    assert reason.startswith("用例没有通过：第 2 步：")
    assert not re.search("expected|found|not open", reason)
    assert drafts(studio_house) == before


def many() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(10_000):
            archive.writestr(f"forms/tiny/{number}.form", b"")
    return target.getvalue()


def plain(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, b"")
    return target.getvalue()


def lying() -> bytes:
    """Its manifest names another content."""
    whole = packages.from_zip(packages.write_zip(parts())).parts
    story = {**whole, "stories/happy.json": SAD}
    return packages.write_zip(story)


HOSTILE: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "no zip": (lambda: b"no zip", "zip", "不是可读的 zip 文件"),
    "many": (many, "zip", "文件多于 500 个"),
    "traversal": (lambda: plain("../x.bpmn"), "../x.bpmn", "路径指向包外"),
    "absolute": (lambda: plain("/etc/passwd"), "/etc/passwd", "使用了绝对路径"),
    "foreign": (lambda: plain("run.exe"), "run.exe", "不是交易类型包应有的文件"),
    "lying": (lying, "stories/happy.json", "SHA-256 与清单不符"),
    "unnamed": (lambda: zipped({"item.toml": b""}), "item.toml", "缺少"),
    "type": (
        lambda: zipped({"item.toml": b'trading_type = "../x"'}),
        "item.toml",
        "应为 3 至 60 个小写字母、数字或下划线，以字母开头",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_named_in_both_languages(first: Importer, name: str) -> None:
    made, file, said = HOSTILE[name]
    place, told = first.judged(made())
    assert any(row[0] == file and row[2].startswith(said) for row in rows(told))
    first.post("/language", language="en")
    english = first.get(place)
    assert not re.search(r"[\u3400-\u9fff]", "".join(map("".join, rows(english))))


def test_nothing_and_too_much_are_refused_at_once(first: Importer) -> None:
    assert "没有收到文件" in first.uploads(b"", status=422)
    first.uploads(b"x" * (33 * 1024 * 1024), status=413)


def test_an_import_is_its_owner_s_alone(first: Importer, enter: Callable[[str], Importer]) -> None:
    place, _ = first.judged(zipped())
    for path in (place, f"{place}/progress"):
        enter("second").get(path, 404)
    assert enter("second").send(f"{place}/draft", region="320000").status_code == 404
    enter("outsider").get("/packages/", 403)
    enter("outsider").uploads(zipped(), status=403)


def test_what_was_stopped_in_the_middle_says_so(studio_house: Engine, first: Importer) -> None:
    owner, shelf = analyst(studio_house).id, Shelf(studio_house.settings)
    id_ = shelf.put(owner, "tiny.zip", zipped())
    assert "aria-busy" in first.get(f"/packages/imports/{id_}")
    state = studio_house.settings.data / "imports" / id_ / "state.json"
    long_ago = state.stat().st_mtime - SILENT_SECONDS - 1
    os.utime(state, (long_ago, long_ago))
    assert "检查中断" in first.get(f"/packages/imports/{id_}")


def test_yesterdays_imports_are_thrown_away(studio_house: Engine) -> None:
    shelf = Shelf(studio_house.settings)
    old = shelf.put("x", "tiny.zip", b"")
    folder = studio_house.settings.data / "imports" / old
    os.utime(folder, (0, 0))
    shelf.put("x", "tiny.zip", b"")
    assert not folder.exists()


@pytest.mark.parametrize("id_", ["", "..", "../x", "0" * 32, "0" * 31 + "\n"])
def test_an_id_that_is_none_opens_no_file(studio_house: Engine, id_: str) -> None:
    with pytest.raises(NotFound):
        Shelf(studio_house.settings).state(id_, "x")


def test_only_so_many_wait_at_a_time(first: Importer) -> None:
    for _ in range(work.MOST_WAITING):
        assert work._room.acquire(timeout=60)
    try:
        assert "请过一会儿再试" in first.uploads(zipped(), status=422)
    finally:
        for _ in range(work.MOST_WAITING):
            work._room.release()


def test_a_state_survives_its_file() -> None:
    state = State(owner="x", name="y.zip", step="stories", done=1, every=2)
    assert State(**json.loads(json.dumps(state.told()))) == state


def test_items_and_drafts_are_taken_away(first: Importer, studio_house: Engine) -> None:
    studio_house.handle(
        ImportPackage(
            actor=OPERATOR,
            package=zipped(),
            effective_from=studio_house.ask(house_state).now,
            region="320000",
            reason="x",
            unsigned=True,
        )
    )
    page = first.get("/packages/")
    assert "/packages/items/TINY/1.zip" in page
    answer = first.client.get("/packages/items/TINY/1.zip")
    assert answer.headers["Content-Type"] == "application/zip"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert packages.from_zip(answer.data).written == parts()
    place, told = first.judged(zipped())
    assert "与 TINY 的最新修订完全相同。" in told
    _, told = first.judged(zipped({"stories/again.json": HAPPY}))
    assert "与 TINY 的最新修订相比，1 个文件有变化" in told
    assert '<span class="code">stories/again.json</span>' in told
    draft = first.send(f"{place}/draft", region="320000").headers["Location"].rsplit("/", 1)[1]
    answer = first.client.get(f"/packages/drafts/{draft}.zip")
    assert packages.from_zip(answer.data).written == parts()
    first.get("/packages/items/NONE/1.zip", 404)
    first.get("/packages/drafts/none.zip", 404)
