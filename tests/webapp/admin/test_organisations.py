"""Organisations: created, changed, searched, listed page by page."""

from collections.abc import Callable

from engine.app import Engine
from engine.people.queries.organisation import organisation
from tests.webapp.visiting import Visitor
from tests.webapp.visiting import organisation as made

Enter = Callable[[str], Visitor]
NEW = {"key": "acme", "name": "顶峰建设有限公司", "kind": "market", "region": "320500"}


def test_a_new_organisation_is_found_by_two_characters(demo: Engine, enter: Enter) -> None:
    visitor = enter("system_admin")
    place = visitor.post("/admin/organisations", **NEW)
    assert place == f"/admin/organisations/{demo.ask(organisation, 'acme').id}"
    assert "单位已创建" in visitor.get(place)
    assert "顶峰建设有限公司" in visitor.get("/admin/organisations?text=顶峰")
    assert "顶峰建设有限公司" not in visitor.get("/admin/organisations?text=深谷")


def test_wrong_fields_are_told_and_what_was_typed_stays(enter: Enter) -> None:
    sent = {**NEW, "key": "Not A Key", "kind": "club", "uscc": "123"}
    page = enter("system_admin").post("/admin/organisations", 422, **sent)
    assert "顶峰建设有限公司" in page
    assert page.count('class="field field-wrong"') == 3
    assert "统一社会信用代码的长度、字符或校验码不对" in page


def test_a_change_is_saved_and_a_wrong_one_shown_again(demo: Engine, enter: Enter) -> None:
    visitor, id_ = enter("system_admin"), made(demo, "acme")
    sent = {"name": "新名称", "name_en": "New", "uscc": "", "region": "320100"}
    visitor.post(f"/admin/organisations/{id_}", **sent)
    assert demo.ask(organisation, id_).name == "新名称"
    page = visitor.post(f"/admin/organisations/{id_}", 422, **{**sent, "region": "999999"})
    assert "没有这个行政区划" in page


def test_a_code_is_taken_away_by_an_empty_field(demo: Engine, enter: Enter) -> None:
    visitor, id_ = enter("system_admin"), made(demo, "acme")
    sent = {"name": "顶峰", "name_en": "", "uscc": "91320100MA100048X7", "region": "320100"}
    visitor.post(f"/admin/organisations/{id_}", **sent)
    assert demo.ask(organisation, id_).uscc == "91320100MA100048X7"
    visitor.post(f"/admin/organisations/{id_}", **{**sent, "uscc": ""})
    assert demo.ask(organisation, id_).uscc is None


def test_a_long_list_comes_in_pages(demo: Engine, enter: Enter) -> None:
    for number in range(60):
        made(demo, f"many{number:02}")
    visitor = enter("system_admin")
    first = visitor.get("/admin/organisations?text=many")
    assert "共 60 条" in first
    assert first.count("<tr>") == 51
    following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
    second = visitor.get(following.replace("&amp;", "&"))
    assert second.count("<tr>") == 11
    assert "单位many00" in first
    assert "单位many59" in second


def test_a_cursor_of_nobodys_list_is_refused_calmly(enter: Enter) -> None:
    assert "不是这个列表的页" in enter("system_admin").get("/admin/organisations?after=junk", 422)
