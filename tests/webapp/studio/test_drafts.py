"""The pages of drafts: begun from answers or a version, listed, changed, told in words."""

import pytest

from tests.webapp.studio.analysts import Studio, words

EVIL = "<img src=x onerror=alert(1)>"
ANSWERS = {
    "zh": "碳排放权挂牌",
    "trading_type": "carbon_listing",
    "code": "E01-LIST",
    "region": "320000",
    "class_code": "E01",
    "method_zh": "挂牌",
    "department_zh": "生态环境部门",
    "legal_basis": "碳排放权交易管理暂行条例 | Interim Regulations on Carbon Trading",
    "starters": "agency",
    "lanes": "centre_intake",
    "first_task": "受理审核",
}


def begin(studio: Studio, **changes: str) -> str:
    """The address of a draft begun through the guided start."""
    return studio.first.post("/studio/types", **{**ANSWERS, **changes})


def test_a_few_answers_make_a_draft_that_passes_the_checks(studio: Studio) -> None:
    address = begin(studio)
    page = words(studio.first.get(address))
    assert "碳排放权挂牌" in page
    errors = studio.first.client.get(f"{address}/findings.json").json
    assert [one for one in errors if one["severity"] == "error"] == []
    assert "process.bpmn" in page
    assert "画流程 未完成" in page
    assert "通过检查 已完成" in page


def test_every_answer_that_is_missing_is_named_and_the_others_are_kept(studio: Studio) -> None:
    page = studio.first.post("/studio/types", status=422, **{**ANSWERS, "zh": "", "code": " "})
    assert 'href="#zh"' in page
    assert 'href="#code"' in page
    assert 'value="carbon_listing"' in page
    assert 'id="starters-agency" name="starters" value="agency" checked' in page


def test_a_code_that_is_none_is_refused_at_its_field(studio: Studio) -> None:
    page = studio.first.post("/studio/types", status=422, **{**ANSWERS, "trading_type": "../x"})
    assert 'href="#trading_type"' in page


def test_what_was_typed_is_shown_as_text_everywhere(studio: Studio) -> None:
    address = begin(studio, zh=EVIL, first_task=EVIL, trading_type="evil_type", class_zh=EVIL)
    pages = (
        "",
        "/item",
        "/text/process.bpmn",
        "/steps/process.bpmn",
        "/review",
        "/states/item.toml",
    )
    for page in ("/studio/", *(address + one for one in pages)):
        assert EVIL not in studio.first.get(page), page
    assert "&lt;img" in studio.first.get(f"{address}/steps/process.bpmn")


def test_the_list_tells_whose_and_what_state_and_finds_by_name(studio: Studio) -> None:
    begin(studio, zh="找得到的草稿", trading_type="found_type")
    found = words(studio.second.get("/studio/?text=找得到&show=open"))
    assert "找得到的草稿" in found
    assert "名first" in found
    assert "找得到的草稿" not in words(studio.second.get("/studio/?text=找得到&show=mine"))
    assert "找得到的草稿" not in words(studio.second.get("/studio/?text=别的&show=open"))
    assert "没有这样的草稿" in studio.second.get("/studio/?text=%25&show=open")


def test_outsiders_have_no_studio(studio: Studio) -> None:
    draft = studio.begun()
    assert 'href="/studio/"' not in studio.outsider.get("/")
    assert 'href="/studio/"' in studio.first.get("/")
    for address in ("/studio/", "/studio/new", f"/studio/{draft}"):
        studio.outsider.get(address, status=403)


def test_a_draft_that_is_not_there_is_not_found(studio: Studio) -> None:
    for address in ("", "/item", "/review", "/text/item.toml", "/steps/process.bpmn"):
        studio.first.get(f"/studio/no-such{address}", status=404)


def test_a_file_is_added_with_something_to_begin_with(studio: Studio) -> None:
    draft = studio.begun()
    studio.first.post(f"/studio/{draft}/additions", new_path="shared/reply.bpmn")
    steps = words(studio.first.get(f"/studio/{draft}/steps/shared/reply.bpmn"))
    assert "开始" in steps
    assert "结束" in steps
    studio.first.post(f"/studio/{draft}/additions", new_path="forms/emission_bid/reply.form")
    found = studio.first.client.get(f"/studio/{draft}/findings.json").json
    unread = [one for one in found if one["rule"] == "form-exists-and-reads"]
    assert unread == []


@pytest.mark.parametrize("path", ["", "../x", "x.exe", "process.bpmn", "forms/a/b/c.form"])
def test_a_path_that_is_wrong_or_taken_is_told_on_the_page(studio: Studio, path: str) -> None:
    draft = studio.begun()
    page = studio.first.post(f"/studio/{draft}/additions", status=422, new_path=path)
    assert 'class="error-summary"' in page
    assert f'name="new_path" type="text" value="{path}"' in page


def test_a_file_is_renamed_removed_and_brought_back(studio: Studio) -> None:
    draft = studio.begun()
    start, moved = "forms/emission_bid/start.form", "forms/emission_bid/begin.form"
    studio.first.about(start, f"/studio/{draft}/names", to=moved, based_on="1")
    assert studio.first.client.get(f"/studio/{draft}/files/{start}").status_code == 404
    assert studio.first.client.get(f"/studio/{draft}/files/{moved}").status_code == 200
    studio.first.about(moved, f"/studio/{draft}/removals", based_on="1")
    page = words(studio.first.get(f"/studio/{draft}/states/{moved}"))
    assert "删除" in page
    studio.first.post(f"/studio/{draft}/states/{moved}", number="1", based_on="2")
    back = studio.first.client.get(f"/studio/{draft}/files/{moved}")
    assert back.headers["X-File-Number"] == "3"


def test_what_somebody_else_saved_meanwhile_is_not_removed(studio: Studio) -> None:
    draft = studio.begun()
    studio.second.put(draft, "process.bpmn", "<mine/>", 1)
    page = studio.first.about("process.bpmn", f"/studio/{draft}/removals", 409, based_on="1")
    assert "刚被别人保存过" in page
    studio.first.post(f"/studio/{draft}/states/process.bpmn", 409, number="1", based_on="1")
    assert studio.first.client.get(f"/studio/{draft}/files/process.bpmn").data == b"<mine/>"


def test_the_steps_are_told_in_the_order_of_the_flows_with_lane_and_form(studio: Studio) -> None:
    draft = studio.begun()
    page = words(studio.first.get(f"/studio/{draft}/steps/process.bpmn"))
    told = ["开始", "受理审核", "人工任务", "交易中心受理岗", "emission_bid/first_task", "结束"]
    found = [page.index(one, page.index("泳道")) for one in told]
    assert found[0] < found[1] < found[-1]


def test_a_diagram_that_is_no_xml_is_told_calmly(studio: Studio) -> None:
    draft = studio.begun()
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    studio.first.put(draft, "process.bpmn", bomb, 1)
    studio.first.get(f"/studio/{draft}/steps/process.bpmn", status=422)
    assert "DOCTYPE" in words(studio.first.get(f"/studio/{draft}"))


def test_english_pages_speak_english(studio: Studio) -> None:
    draft, visitor = studio.begun(), studio.second
    visitor.post("/language", language="en", back="/")
    pages = ("", "/item", "/review", "/text/item.toml", "/states/item.toml", "/steps/process.bpmn")
    for page in ("/studio/", "/studio/new", *(f"/studio/{draft}{one}" for one in pages)):
        assert "Studio" in words(visitor.get(page))
    visitor.post("/language", language="zh", back="/")


def test_a_file_that_is_no_text_is_not_offered_as_one(studio: Studio) -> None:
    draft = studio.begun()
    studio.first.put(draft, "templates/mark.png", b"\x89PNG\xff\xfe", 0)
    page = studio.first.get(f"/studio/{draft}/text/templates/mark.png")
    assert "不是文本" in page
    assert "<textarea" not in page
