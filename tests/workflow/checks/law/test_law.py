"""The law linter over the open tender of works as it is, and with one thing taken from it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from engine.law.folder import read_book
from engine.workflow import checks, packages
from engine.workflow.checks import Bundle, law, read_statutes
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import open_package

ROOT = Path(__file__).parents[4]
PROCESSES = ROOT / "processes"
WORKS = packages.read(PROCESSES, ROOT / "forms", "works_open_tender")
BUNDLE = Bundle(
    files=WORKS.files,
    trading_type="works_open_tender",
    item=WORKS.content,
    statutes=read_statutes(PROCESSES, read_book(PROCESSES / "law")),
)
NOTICE_FORM = "forms/works_open_tender/tender_notice.form"


def test_the_open_tender_keeps_the_law() -> None:
    assert _found({}) == []


@pytest.mark.parametrize(
    "word", ["投标报名审核", "招标文件备案", "原件核对", "投标许可", "缴纳系统使用费"]
)
def test_an_abolished_step_is_found_by_the_name_of_an_element(word: str) -> None:
    ((rule, complaint),) = _changed("process.bpmn", 'name="编制方案公平自查"', f'name="{word}"')
    assert (rule, complaint.element) == ("law-abolished-step", "prepare_plan")
    assert "《江苏省关于深化公共资源交易平台整合共享的实施意见》" in complaint.zh
    assert "法定（已核原文）" in complaint.zh and "statutory (read in the law)" in complaint.en


def test_an_abolished_step_is_found_in_a_form() -> None:
    ((rule, complaint),) = _changed(NOTICE_FORM, '"label": "业绩要求"', '"label": "网上报名"')
    assert (rule, complaint.element) == ("law-abolished-step", "track_record")


@pytest.mark.parametrize(
    ("condition", "article"),
    [
        ("须为本市注册的企业", "(六)"),
        ("须在本地设有分支机构", "(六)"),
        ("须在南京市设有分支机构", "(六)"),
        ("仅限苏州市企业", "(六)"),
        ("近三年本市类似业绩", "第32条"),
        ("须为协会会员单位", "《公平竞争审查条例》"),
        ("仅限国有企业所有制形式", "第32条"),
        ("采用指定品牌的设备", "第32条"),
        ("本 市\u200b注册的企业", "(六)"),
        ("不得分包。须为本市注册的企业", "(六)"),
        ("不得转包，投标人须为本市注册的企业", "(六)"),
        ("不得要求本市注册，取得本市注册的优先", "(六)"),
        ("外地企业不得参加", "(六)"),
    ],
)
def test_a_forbidden_condition_is_found_with_its_article(condition: str, article: str) -> None:
    ((rule, complaint),) = _changed(
        NOTICE_FORM, '"label": "业绩要求"', f'"label": "业绩要求。{condition}"'
    )
    assert (rule, complaint.element) == ("law-forbidden-condition", "track_record")
    assert article in complaint.zh


@pytest.mark.parametrize(
    "text",
    [
        "不得要求本市业绩",
        "取消投标报名",
        "本市项目。近三年类似业绩",
        "无需提供原件备查",
        "本市财政资金安排的重点建设项目，投标人应当具有三年以内完成的类似业绩",
    ],
)
def test_what_is_denied_or_stands_in_another_sentence_is_no_condition(text: str) -> None:
    assert _changed(NOTICE_FORM, '"label": "业绩要求"', f'"label": "{text}"') == []


def test_texts_without_end_are_read_up_to_a_bound() -> None:
    text = "本地项目。" * 30_000
    found = _found({"templates/a.typ": text.encode(), "templates/b.typ": text.encode()})
    assert [(rule, one.severity) for rule, one in found] == [("law-forbidden-condition", "warning")]


def test_a_field_bound_to_the_row_that_forbids_asks_whether_it_is_so() -> None:
    option = b"\xe4\xbb\xa5\xe7\x89\xb9\xe5\xae\x9a\xe5\x8c\xba\xe5\x9f\x9f\xe4\xb8\x9a\xe7\xbb\xa9"
    files = [path for path, body in WORKS.files.items() if option in body]
    (path,) = files
    found = _found({path: WORKS.files[path].replace(b'"rule": "ZTB-43"', b'"rule": "ZTB-44"')})
    assert {rule for rule, _ in found} == {"law-forbidden-condition"}


def test_conditions_of_another_body_of_law_do_not_apply() -> None:
    label = '"label": "注册资本"'
    assert _changed(NOTICE_FORM, '"label": "业绩要求"', label) == []
    bought = {**WORKS.content, "legal_basis": [{"zh": "中华人民共和国政府采购法"}]}
    body = _replaced(NOTICE_FORM, '"label": "业绩要求"', label)
    found = _found({NOTICE_FORM: body}, item=bought)
    (told,) = [one for rule, one in found if rule == "law-forbidden-condition"]
    assert "GP-48" in told.zh


def test_a_template_and_a_parameter_are_read_too() -> None:
    (found,) = _found({"templates/notice.typ": "投标人须在本市设立分支机构".encode()})
    assert found[1].file == "templates/notice.typ"
    bounds = {"local_days": {"zh": "本地企业优先天数"}}
    ((_, complaint),) = _found({}, item={**WORKS.content, "bounds": bounds})
    assert (complaint.file, complaint.element) == ("item.toml", "bounds.local_days.zh")


def test_a_preparation_period_that_nothing_keeps_is_found_at_the_opening() -> None:
    bound = {
        "process.bpmn": _replaced("process.bpmn", 'source="ZTB-01" target', 'source="x" target'),
        NOTICE_FORM: _replaced(NOTICE_FORM, "ZTB-01", "ZTB-09"),
    }
    found = _found(bound)
    assert {rule for rule, _ in found} == {"law-path"}
    assert {"open_bids", "read_out"} <= {complaint.element for _, complaint in found}
    for _, complaint in found:
        assert "《招标投标法》第24条" in complaint.zh and "ZTB-01" in complaint.en


def test_either_the_form_that_drafts_the_notice_or_the_one_that_signs_it_keeps_the_period() -> None:
    assert _changed("process.bpmn", 'source="ZTB-01" target', 'source="x" target') == []
    assert _changed(NOTICE_FORM, "ZTB-01", "ZTB-09") == []


def test_publicity_is_kept_by_the_timer_of_the_called_process() -> None:
    ((rule, complaint),) = _changed(
        "shared/works_lot.bpmn", 'source="ZTB-26" target', 'source="x" target'
    )
    assert (rule, complaint.element) == ("law-path", "publish_award")


@pytest.mark.parametrize(
    ("row", "element"), [("ZTB-30", "publish_contract"), ("ZTB-25", "announce_candidates")]
)
def test_an_upper_limit_is_kept_by_the_due_date_of_a_task(row: str, element: str) -> None:
    ((rule, complaint),) = _changed("shared/works_lot.bpmn", f'sunroad:rule="{row}"', "")
    assert (rule, complaint.element) == ("law-path", element)


@pytest.mark.parametrize(
    ("file", "old", "missing"),
    [
        ("shared/works_lot.bpmn", 'source="candidates" target="kind"', "中标候选人公示"),
        ("shared/objection.bpmn", 'sunroad:rule="ZTB-28"', "对评标结果异议的答复"),
        ("shared/objection.bpmn", 'sunroad:rule="ZTB-08"', "对招标文件异议的答复"),
    ],
)
def test_a_step_that_the_law_asks_for_is_missed(file: str, old: str, missing: str) -> None:
    found = [one for rule, one in _changed(file, old, "") if rule == "law-missing-step"]
    assert [one.element for one in found] == ["works_open_tender"]
    assert f"缺少“{missing}”" in found[0].zh


def test_a_row_from_memory_is_marked_and_only_warns() -> None:
    item = {**WORKS.content, "legal_basis": [{"zh": "江苏省排污权交易管理办法"}]}
    files = {"process.bpmn": _replaced("process.bpmn", "招标公告并发出招标文件", "消息")}
    files["process.bpmn"] = files["process.bpmn"].replace(b'source="tender_notice"', b'source="x"')
    findings = checks.run(replace(BUNDLE, files={**WORKS.files, **files}, item=item))
    (told,) = [one for one in findings if one.rule == "law-missing-step"]
    assert told.severity == "warning"
    assert "凭记忆，待核" in told.zh and "from memory, to be checked" in told.en


def test_an_item_of_no_known_law_is_held_to_what_holds_for_all() -> None:
    item = {key: value for key, value in WORKS.content.items() if key != "legal_basis"}
    body = _replaced("process.bpmn", 'name="编制方案公平自查"', 'name="投标报名"')
    found = _found({"process.bpmn": body}, item={**item, "class": "X00"})
    assert [rule for rule, _ in found] == ["law-abolished-step"]


def test_what_a_draft_may_still_lack_is_an_error_once_it_is_published() -> None:
    assert {checks.PROFILES["house"][rule] for rule in law.RULES} == {"error"}
    assert {rule: checks.PROFILES["draft"][rule] for rule in law.RULES} == {
        "law-abolished-step": "error",
        "law-forbidden-condition": "error",
        "law-path": "warning",
        "law-missing-step": "warning",
    }
    assert not law.RULES.keys() & checks.PROFILES["standard"].keys()


def _changed(file: str, old: str, new: str) -> list[tuple[str, Complaint]]:
    return _found({file: _replaced(file, old, new)})


def _replaced(file: str, old: str, new: str) -> bytes:
    text = WORKS.files[file].decode()
    assert old in text
    return text.replace(old, new).encode()


def _found(
    files: Mapping[str, bytes], item: Mapping[str, object] | None = None
) -> list[tuple[str, Complaint]]:
    content = WORKS.content if item is None else item
    bundle = replace(BUNDLE, files={**WORKS.files, **files}, item=content)
    package = open_package(bundle)
    return [(id_, one) for id_, rule in law.RULES.items() for one in rule.check(package)]
