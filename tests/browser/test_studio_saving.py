"""Nothing typed in the studio is lost: a page closed, a server away, two people at one file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import People
from tests.browser.drafted import ANALYST, drafted, kept
from tests.browser.live import Live, killed, served

pytestmark = pytest.mark.browser
KEEPER = "catalogue_keeper.province"
PATH = "templates/letter.html"
FILES = {PATH: b"first\n"}
TRIES, SAVED_ROWS = 20, 3
"""The head of the history and two states; the page asked for may come before the save."""


@pytest.fixture(scope="module")
def live(prepared_house: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """One site for all of these tests: each has a draft of its own."""
    with served(prepared_house, tmp_path_factory.mktemp("saving") / "house") as one:
        yield one


def opened(people: People, draft: str, login: str = ANALYST) -> Page:
    page = people[login].page
    page.goto(f"/studio/{draft}/text/{PATH}")
    expect(page.get_by_label("内容")).to_be_visible()
    return page


def saved(page: Page) -> None:
    expect(page.locator("[data-draft-state]")).to_contain_text("已保存")


def test_what_is_typed_is_saved_after_a_moment_of_quiet(people: People, live: Live) -> None:
    draft = drafted(live, FILES)
    page = opened(people, draft)
    page.get_by_label("内容").fill("second\n")
    saved(page)
    assert kept(live, draft)[PATH] == b"second\n"


def test_a_page_left_in_the_middle_saves_on_its_way(people: People, live: Live) -> None:
    draft = drafted(live, FILES)
    page = opened(people, draft)
    page.get_by_label("内容").fill("typed and left\n")
    page.goto(f"/studio/{draft}/states/{PATH}")
    for _ in range(TRIES):
        if page.get_by_role("row").count() == SAVED_ROWS:
            break
        page.reload()
    assert kept(live, draft)[PATH] == b"typed and left\n"


def test_text_that_never_reached_the_server_is_offered_again(people: People, live: Live) -> None:
    draft = drafted(live, FILES)
    page = opened(people, draft)
    page.route("**/files/**", lambda route: route.abort())
    page.get_by_label("内容").fill("written in the dark\n")
    expect(page.locator("[data-draft-state]")).to_contain_text("暂未连上服务器")
    context = page.context
    crashed = context.new_page()
    crashed.goto(f"/studio/{draft}/text/{PATH}")
    expect(crashed.get_by_label("内容")).to_have_value("first\n")
    crashed.get_by_role("button", name="恢复").click()
    saved(crashed)
    expect(crashed.get_by_label("内容")).to_have_value("written in the dark\n")
    assert kept(live, draft)[PATH] == b"written in the dark\n"


def test_when_the_server_is_back_the_text_is_saved_by_itself(people: People, live: Live) -> None:
    draft = drafted(live, FILES)
    page = opened(people, draft)
    page.route("**/files/**", lambda route: route.abort())
    page.get_by_label("内容").fill("later\n")
    expect(page.locator("[data-draft-state]")).to_contain_text("暂未连上服务器")
    page.unroute("**/files/**")
    saved(page)
    assert kept(live, draft)[PATH] == b"later\n"


def test_a_server_killed_in_the_middle_loses_nothing(people: People, live: Live) -> None:
    draft = drafted(live, FILES)
    page = opened(people, draft)
    with killed(live):
        page.get_by_label("内容").fill("survives\n")
        expect(page.locator("[data-draft-state]")).to_contain_text("暂未连上服务器")
    saved(page)
    assert kept(live, draft)[PATH] == b"survives\n"


@pytest.mark.parametrize(
    ("choice", "newest"), [("以我的为最新", b"slow\n"), ("采用对方的", b"fast\n")]
)
def test_of_two_at_one_file_the_slower_one_chooses_and_both_stay(
    people: People, live: Live, choice: str, newest: bytes
) -> None:
    draft = drafted(live, FILES)
    slow, fast = opened(people, draft), opened(people, draft, KEEPER)
    fast.get_by_label("内容").fill("fast\n")
    saved(fast)
    slow.get_by_label("内容").fill("slow\n")
    dialog = slow.get_by_role("dialog")
    expect(dialog).to_contain_text("保存了这个文件")
    dialog.get_by_role("button", name="对照两份内容").click()
    expect(dialog.get_by_label("对方的内容")).to_have_value("fast\n")
    dialog.get_by_role("button", name=choice).click()
    saved(slow)
    expect(slow.get_by_label("内容")).to_have_value(newest.decode())
    slow.wait_for_function("() => !document.querySelector('dialog[open]')")
    assert kept(live, draft)[PATH] == newest
    slow.goto(f"/studio/{draft}/states/{PATH}")
    expect(slow.get_by_role("row")).to_have_count(4 if choice.startswith("以我") else 5)


def test_two_at_one_draft_see_each_other(people: People, live: Live) -> None:
    draft = drafted(live, FILES)
    opened(people, draft, KEEPER)
    page = opened(people, draft)
    expect(page.locator("[data-presence]")).to_contain_text("也在编辑本文件")
