"""The page of the diagram editor: what it is given, and what it is spared."""

from tests.webapp.studio.analysts import Studio

PATH = "process.bpmn"


def test_the_page_holds_the_newest_diagram_and_its_number(studio: Studio) -> None:
    draft = studio.begun()
    page = studio.first.client.get(f"/studio/{draft}/diagram/{PATH}").text
    assert 'data-number="1"' in page
    assert "bpmn:definitions" in page
    assert "data-locked" not in page


def test_a_diagram_cannot_close_the_script_it_stands_in(studio: Studio) -> None:
    draft = studio.begun()
    studio.first.put(draft, PATH, "<a>&lt;/script><script>alert(1)</script></a>", 1)
    page = studio.first.client.get(f"/studio/{draft}/diagram/{PATH}").text
    assert "<script>alert(1)" not in page


def test_a_diagram_in_another_encoding_is_read_as_it_says(studio: Studio) -> None:
    draft = studio.begun()
    body = '<?xml version="1.0" encoding="GB18030"?><a name="公告"/>'.encode("gb18030")
    studio.first.put(draft, PATH, body, 1)
    assert "公告" in studio.first.client.get(f"/studio/{draft}/diagram/{PATH}").text


def test_only_diagrams_have_the_page(studio: Studio) -> None:
    draft = studio.begun()
    assert studio.first.client.get(f"/studio/{draft}/diagram/item.toml").status_code == 404
    assert studio.first.client.get(f"/studio/{draft}/diagram/none.bpmn").status_code == 404


def test_the_offers_are_what_draft_and_house_have(studio: Studio) -> None:
    draft = studio.begun()
    offers = studio.first.client.get(f"/studio/{draft}/offers.json").json
    assert {"id": "agency", "name": "招标代理机构"} in offers["roles"]
    assert any(law["id"] == "ZTB-01" and law["title"] for law in offers["laws"])
    assert any(form["url"].startswith(f"/studio/{draft}/") for form in offers["forms"])
    assert {"id": "award", "name": "中标结果公告"} in offers["kinds"]
    assert any(one["name"] == "parameters" for one in offers["names"])
    assert offers["templates"]


def test_who_writes_no_drafts_is_offered_nothing(studio: Studio) -> None:
    draft = studio.begun()
    answer = studio.outsider.client.get(f"/studio/{draft}/offers.json")
    assert answer.status_code in (302, 403)
