"""Law rows: found, confirmed, corrected, with their marks in sight."""

from collections.abc import Callable

from engine.app import Engine
from engine.law.queries.grounds_kept import grounds_of_row
from engine.law.queries.law_row_history import law_row_history
from tests.webapp.visiting import Visitor, value_of

Enter = Callable[[str], Visitor]
CONFIRMATION = {
    "revision": "1",
    "confirm_source": "《招标投标法》单行本第 12 页",
    "confirm_url": "https://example.org/law",
    "confirm_consulted_on": "2026-01-05",
    "confirm_reason": "逐项核对无误",
}
CORRECTION = {
    "revision": "1",
    "reason": "法律修订",
    "source": "全国人大公报 2026 年第 3 号",
    "url": "https://example.org/gazette/2026/3",
    "consulted_on": "2026-01-05",
    "source_level": "law_text",
    "effective_from": "2027-01-01",
    "effective_to": "",
    "rule": "投标准备期",
    "op": ">=",
    "value": "25",
    "unit": "calendar_day",
    "from_event": "招标文件开始发出",
    "to_event": "投标截止",
    "last_day": "stays",
    "on_breach": "block",
    "law": "招标投标法",
    "article": "24",
    "note": "",
}


def test_rows_are_found_with_law_article_and_mark(enter: Enter) -> None:
    analyst = enter("analyst")
    page = analyst.get("/admin/law?text=ZTB-01&domain=engineering")
    assert "投标准备期" in page
    assert "《招标投标法》第24条" in page
    assert "不少于20日" in page
    assert ">法律原文</span>" in page
    assert "凭记忆</span>" in analyst.get("/admin/law?mark=memory")


def test_a_row_is_confirmed_once(demo: Engine, enter: Enter) -> None:
    analyst = enter("analyst")
    analyst.post("/admin/law/ZTB-01/confirmation", **CONFIRMATION)
    assert demo.ask(law_row_history, "ZTB-01")[0].confirmed_by
    page = analyst.post("/admin/law/ZTB-01/confirmation", 422, **CONFIRMATION)
    assert "已经有人确认过" in page
    assert "确认与官方文本一致" not in page


def test_what_a_confirmation_rests_on_is_kept_and_shown(demo: Engine, enter: Enter) -> None:
    analyst = enter("analyst")
    analyst.post("/admin/law/ZTB-01/confirmation", **CONFIRMATION)
    (kept,) = demo.ask(grounds_of_row, "ZTB-01")
    assert (kept.source, kept.consulted_on) == ("《招标投标法》单行本第 12 页", "2026-01-05")
    page = analyst.get("/admin/law/ZTB-01")
    assert "逐项核对无误" in page
    assert 'href="https://example.org/law"' in page


def test_a_confirmation_without_grounds_is_refused_at_its_own_fields(
    demo: Engine, enter: Enter
) -> None:
    sent = {**CONFIRMATION, "confirm_source": "", "confirm_url": "page 12"}
    page = enter("analyst").post("/admin/law/ZTB-01/confirmation", 422, **sent)
    assert 'id="confirm_source-error"' in page
    assert 'id="confirm_url-error"' in page
    assert 'id="source-error"' not in page
    assert "逐项核对无误" in page
    enter("analyst").post("/admin/law/ZTB-01/confirmation", 422, revision="1")
    assert demo.ask(law_row_history, "ZTB-01")[0].confirmed_by is None


def test_sources_are_said_without_the_tables_own_notes(enter: Enter) -> None:
    page = enter("analyst").get("/admin/law?mark=memory")
    assert "sourced:" not in page + enter("analyst").get("/admin/law/ZTB-01")
    assert "from memory" not in page


def test_a_correction_is_a_new_revision_beside_the_old(demo: Engine, enter: Enter) -> None:
    analyst = enter("analyst")
    analyst.post("/admin/law/ZTB-01/corrections", **CORRECTION)
    newest, oldest = demo.ask(law_row_history, "ZTB-01")
    assert (str(newest.row.value), newest.reason) == ("25", "法律修订")
    assert str(oldest.row.value) == "20"
    page = analyst.get("/admin/law/ZTB-01")
    assert "不少于25日" in page
    assert "不少于20日" in page
    assert "名analyst" in page


def test_a_wrong_correction_shows_what_was_typed_with_its_errors(enter: Enter) -> None:
    sent = {**CORRECTION, "source": "", "value": "soon", "effective_from": "some day"}
    page = enter("analyst").post("/admin/law/ZTB-01/corrections", 422, **sent)
    assert value_of(page, "value") == "soon"
    assert "生效日期：请填写日期" in page
    page = enter("analyst").post(
        "/admin/law/ZTB-01/corrections", 422, **{**sent, "effective_from": ""}
    )
    assert "来源：不能为空" in page
    assert 'id="value-error"' in page
    assert "法律修订" in page


def test_somebody_who_was_faster_is_told_of(enter: Enter) -> None:
    enter("analyst").post("/admin/law/ZTB-01/corrections", **CORRECTION)
    page = enter("catalogue_keeper").post("/admin/law/ZTB-01/corrections", 409, **CORRECTION)
    assert "全国人大公报 2026 年第 3 号" in page


def test_english_pages_say_the_law_in_english(enter: Enter) -> None:
    analyst = enter("analyst")
    analyst.post("/language", language="en", back="/")
    page = analyst.get("/admin/law/ZTB-01")
    assert "at least 20 days" in page
    assert "Text of the law" in page


def test_a_row_that_is_none_is_not_found(enter: Enter) -> None:
    enter("analyst").get("/admin/law/NO-1", 404)
