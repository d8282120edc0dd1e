"""The form island in a real browser under a strict content security policy."""

import json
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, Route, expect

from tests.tools.conftest import Site

pytestmark = pytest.mark.browser


def opened(page: Page, site: Site, change: str = "") -> None:
    """The form page, with a script over the document's text before the island reads it."""
    if change:
        page.add_init_script(f"document.addEventListener('readystatechange', () => {{ {change} }})")
    page.goto(f"{site.url}/form.html")
    page.wait_for_selector("[data-form][data-ready]")


def filled_in(page: Page) -> None:
    page.get_by_label("项目名称").fill("机床厂改造工程")
    page.get_by_label("最高限价").fill("1234567.89")
    page.get_by_label("开标时间").fill("2031-03-24T09:30")
    page.get_by_label("标段名称").fill("一标段")
    page.get_by_label("以上内容真实").check()


def posted(site: Site) -> dict[str, object]:
    fields = parse_qs(site.bodies("POST")[-1].decode(), keep_blank_values=True)
    assert fields["action"] == ["complete"]
    return dict(json.loads(fields["data"][0]))


def test_what_was_typed_is_posted_without_read_only_and_hidden_fields(
    page: Page, site: Site
) -> None:
    opened(page, site)
    filled_in(page)
    page.get_by_role("button", name="提交办结").click()
    page.wait_for_url("**/posted")
    data = posted(site)
    assert data["price"] == "1234567.89"
    assert data["opening_at"] == "2031-03-24T09:30+08:00"
    assert data["lots"] == [{"name": "一标段", "price": None}]
    assert data["plan"] == ["d-0"]
    assert "code" not in data
    assert "reason" not in data


def test_errors_stand_on_top_and_lead_to_their_fields(page: Page, site: Site) -> None:
    opened(page, site)
    page.get_by_role("button", name="提交办结").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("项目名称：此项为必填项。")
    summary.get_by_role("link", name="开标时间").press("Enter")
    expect(page.get_by_label("开标时间")).to_be_focused()
    assert site.bodies("POST") == []


def test_errors_of_the_server_are_shown_at_their_fields(page: Page, site: Site) -> None:
    lot = {"field": "lots.0.name", "message": "与另一标段重名"}
    whole = {"field": "", "message": "请先确认"}
    refused = json.dumps([lot, whole], ensure_ascii=False)
    opened(page, site, f"document.querySelector('[data-errors]').textContent = '{refused}'")
    expect(page.get_by_role("alert")).to_contain_text("请先确认")
    expect(page.locator(".fjs-form-field-error")).to_have_text("与另一标段重名")
    page.get_by_role("link", name="与另一标段重名").click()
    expect(page.get_by_label("标段名称")).to_be_focused()


def test_a_button_that_asks_for_no_checks_posts_at_once(page: Page, site: Site) -> None:
    opened(page, site)
    page.get_by_role("button", name="放回").click()
    page.wait_for_url("**/posted")
    assert b"action=release" in site.bodies("POST")[-1]


def test_a_conditional_field_appears(page: Page, site: Site) -> None:
    opened(page, site)
    expect(page.get_by_label("邀请理由")).to_have_count(0)
    page.locator(".fjs-form-field-select .fjs-input-group").click()
    page.get_by_text("邀请招标", exact=True).click()
    expect(page.get_by_label("邀请理由")).to_be_visible()


def test_the_draft_is_saved_a_moment_after_typing(page: Page, site: Site) -> None:
    opened(page, site)
    page.get_by_label("项目名称").fill("机床厂")
    expect(page.locator("[data-draft-state]")).to_contain_text("草稿已保存")
    assert json.loads(site.bodies("PUT")[-1])["project_name"] == "机床厂"
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_what_a_lost_session_left_here_comes_back(page: Page, site: Site) -> None:
    site.draft_status = 401
    opened(page, site)
    page.get_by_label("项目名称").fill("没有保存的名称")
    expect(page.locator("[data-draft-state]")).to_contain_text("登录已失效")
    page.reload()
    expect(page.get_by_label("项目名称")).to_have_value("没有保存的名称")
    expect(page.get_by_role("status").first).to_contain_text("已恢复")


def test_what_comes_back_is_dated_by_the_servers_clock(page: Page, site: Site) -> None:
    told = '<meta name="server-now" content="2031-03-01T01:00:00+00:00"><title>'

    def ahead(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<title>", told))

    page.route("**/form.html", ahead)
    opened(page, site)
    page.get_by_label("项目名称").fill("机床厂")
    expect(page.locator("[data-draft-state]")).to_contain_text("草稿已保存（09:00）")
    site.draft_status = 401
    page.get_by_label("项目名称").fill("没有保存的名称")
    expect(page.locator("[data-draft-state]")).to_contain_text("登录已失效")
    page.reload()
    expect(page.get_by_role("status").first).to_contain_text("已恢复您 2031-03-01 09:00")


def test_an_accepted_form_leaves_nothing_behind(page: Page, site: Site) -> None:
    opened(page, site)
    filled_in(page)
    page.get_by_role("button", name="提交办结").click()
    page.wait_for_url("**/posted")
    page.goto(f"{site.url}/accepted.html")
    page.wait_for_function("Object.keys(localStorage).length === 0")


def test_files_are_sent_one_by_one_and_named_by_id(page: Page, site: Site, tmp_path: Path) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_text("pdf")
    opened(page, site)
    page.get_by_label("招标文件").set_input_files(plan)
    expect(page.locator(".sun-files")).to_contain_text("plan.pdf")
    page.get_by_role("button", name="移除 批复.pdf").click()
    expect(page.get_by_text("批复.pdf")).to_have_count(0)
    expect(page.locator("[data-draft-state]")).to_contain_text("草稿已保存")
    assert json.loads(site.bodies("PUT")[-1])["plan"] == ["d-1"]


def test_english_labels_take_their_places(page: Page, site: Site) -> None:
    opened(page, site, "document.documentElement.lang = 'en'")
    expect(page.get_by_label("Project name")).to_be_visible()
    expect(page.get_by_text("As in the approval")).to_be_visible()
    expect(page.get_by_text("CNY")).to_be_visible()
    page.get_by_role("button", name="提交办结").click()
    expect(page.get_by_role("alert")).to_contain_text("Project name: Field is required.")


def test_the_form_is_accessible_also_with_errors(page: Page, site: Site, axe: str) -> None:
    opened(page, site)
    page.get_by_role("button", name="提交办结").click()
    page.evaluate(axe)
    assert page.evaluate("axe.run().then(found => found.violations.map(v => v.id))") == []


def test_the_form_fits_a_narrow_screen(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    opened(page, site)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
