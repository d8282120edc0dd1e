"""Two states of the built-in package: what was changed is told in words, and nothing else."""

import re
from pathlib import Path

import pytest

from engine.workflow import packages
from engine.workflow.comparing import Change, FileChange, compare

ROOT = Path(__file__).parents[3]
OLD = dict(packages.read(ROOT / "processes", ROOT / "forms", "works_open_tender").parts)
DIAGRAM = "process.bpmn"
FORM = "forms/works_open_tender/tender_notice.form"
TABLE = "mode.dmn"
DMN = (ROOT / "tests/workflow/checks/house/mode.dmn").read_bytes()


def test_equal_packages_do_not_differ() -> None:
    assert compare(OLD, dict(OLD)) == ()


def test_files_are_told_by_kind_the_item_first() -> None:
    new = {path: body + b"\n" for path, body in OLD.items()} | {"templates/letter.typ": b"x"}
    parts = [change.part for change in compare({**OLD, TABLE: DMN}, new)]
    order = ["item", "diagram", "form", "table", "template", "story", "translation"]
    assert list(dict.fromkeys(parts)) == order


def test_a_file_that_came_and_one_that_went() -> None:
    added = compare({}, {"templates/a.typ": b"x"})
    assert added == (FileChange(path="templates/a.typ", part="template", how="added"),)
    assert compare({"notes": b"x"}, {})[0].how == "removed"


def test_a_file_written_anew_has_no_change_to_tell() -> None:
    rewritten = OLD[DIAGRAM].replace(b'" />', b'"/>')
    (file,) = compare(OLD, {**OLD, DIAGRAM: rewritten})
    assert (file.how, file.changes) == ("changed", ())


def test_a_renamed_task_changes_its_name_and_not_the_flows_at_it() -> None:
    (change,) = _diagram('name="核准招标方案"', 'name="审核"')
    assert (change.how, change.element) == ("changed", "approve_plan")
    assert change.zh == "人工任务“审核”的名称由“核准招标方案”改为“审核”"
    assert change.en == ("User task “Approve the plan”: name changed from “核准招标方案” to “审核”")
    assert (change.old, change.new) == ("核准招标方案", "审核")


def test_a_changed_due_time_a_mapping_and_a_condition_are_told_by_what_they_are() -> None:
    (due,) = _diagram('"=parameters.plan_days"', '"=3"')
    assert "办理时限（工作日）由“=parameters.plan_days”改为“=3”" in due.zh
    (rule,) = _diagram('source="ZTB-01" target="period_rule"', 'source="X" target="period_rule"')
    assert "的输入 period_rule 由“ZTB-01”改为“X”" in rule.zh
    (condition,) = _diagram('=plan_decision = "return"<', '=plan_decision = "no"<', count=1)
    assert "条件" in condition.zh and "condition" in condition.en


def test_a_flow_that_leads_elsewhere_tells_the_names_of_its_ends() -> None:
    (change,) = _diagram(
        'sourceRef="plan_decided" targetRef="prepare_plan"',
        'sourceRef="plan_decided" targetRef="prepare_documents"',
    )
    assert change.zh == "顺序流“退回修改”的终点由“编制方案公平自查”改为“编制招标文件”"
    assert "target changed from “Prepare plan" in change.en
    assert not re.search("[\u4e00-\u9fff]", change.en)


def test_an_element_that_became_another_kind() -> None:
    (change,) = _diagram('<bpmn:scriptTask id="apply_amendment"', "<…", kind="manualTask")
    assert change.zh == "“更新截止时间”由脚本任务改为手工任务"
    assert "changed from script task to manual task" in change.en


def test_a_task_in_another_lane() -> None:
    node = "<bpmn:flowNodeRef>prepare_plan</bpmn:flowNodeRef>"
    text = OLD[DIAGRAM].decode().replace(node, "")
    text = text.replace('<bpmn:lane id="Lane_agency" name="招标代理机构">', "\\g<0>" + node, 1)
    text = text.replace("\\g<0>", '<bpmn:lane id="Lane_agency" name="招标代理机构">')
    (change,) = _changes(DIAGRAM, text)
    assert change.zh == "人工任务“编制方案公平自查”的泳道由“招标人”改为“招标代理机构”"


def test_added_and_removed_elements_are_told_once() -> None:
    text = OLD[DIAGRAM].decode()
    node = '<bpmn:endEvent id="registration_withdrawn" name="申请人撤回登记">'
    renamed = text.replace('"registration_withdrawn"', '"another_end"').replace(
        ">registration_withdrawn<", ">another_end<"
    )
    assert node in text
    found = {(one.how, one.element) for one in _changes(DIAGRAM, renamed)}
    assert {("added", "another_end"), ("removed", "registration_withdrawn")} <= found
    assert len([one for one in found if one[1] == "another_end"]) == 1


def test_what_is_only_drawn_elsewhere_is_moved() -> None:
    shape = r'(bpmnElement="book_venue"[^>]*>\s*<dc:Bounds x=")(\d+)'
    text = re.sub(shape, lambda m: m[1] + str(int(m[2]) + 40), OLD[DIAGRAM].decode())
    (change,) = _changes(DIAGRAM, text)
    assert (change.how, change.element) == ("moved", "book_venue")


def test_a_parameter_and_its_limit_are_told_by_the_parameters_name() -> None:
    item = OLD["item.toml"].decode()
    text = item.replace("intake_days = 3", "intake_days = 4").replace("max = 5", "max = 6", 1)
    value, limit = _changes("item.toml", text)
    assert value.zh == "参数“受理审核”的取值由“3”改为“4”"
    assert value.en == "Parameter “Intake check”: value changed from “3” to “4”"
    assert limit.zh == "参数“受理审核”的上限由“5”改为“6”"


def test_fields_that_came_went_and_changed() -> None:
    text = OLD[FORM].decode().replace('"key": "scale"', '"key": "size"')
    text = text.replace('"maxLength": 200,\n            "required": true', '"maxLength": 150', 1)
    found = _changes(FORM, text)
    assert [one.zh for one in found] == [
        "新增多行文本“建设规模”（size）",
        "删除多行文本“建设规模”（scale）",
        "文本“公告标题”的最多字数由“200”改为“150”",
        "文本“公告标题”的必填取消，原为“是”",
    ]


def test_a_class_and_a_validation_of_a_field() -> None:
    text = OLD[FORM].decode().replace('"class": "public"', '"class": "internal"', 1)
    (change,) = _changes(FORM, text)
    assert change.zh == "文本“公告标题”的公开类别由“public”改为“internal”"


def test_cells_of_a_decision_table() -> None:
    dmn = DMN.decode().replace("&gt; 100", "&gt; 200").replace('"FIRST"', '"UNIQUE"')
    found = [change.zh for change in compare({TABLE: DMN}, {TABLE: dmn.encode()})[0].changes]
    assert found == [
        "决策“交易方式”的命中策略由“FIRST”改为“UNIQUE”",
        "“交易方式”的规则 1的“amount”由“> 100”改为“> 200”",
    ]


def test_a_step_of_a_story() -> None:
    path = "stories/cancelled.json"
    text = OLD[path].decode().replace("2026-07-02T15", "2026-07-02T16", 1)
    gone, came = _changes(path, text)
    assert gone.zh == "删除第 8 步：时间推进到 2026-07-02T15:00:00+08:00"
    assert came.en == "Added step 8: time passes until 2026-07-02T16:00:00+08:00"


@pytest.mark.parametrize("path", [DIAGRAM, "item.toml", FORM, TABLE, "stories/cancelled.json"])
@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"<a", b"[" * 3_000, b"{}"])
def test_what_cannot_be_read_is_compared_as_text(path: str, body: bytes) -> None:
    old = {**OLD, TABLE: DMN}
    (file,) = compare(old, {**old, path: body})
    assert file.how == "changed" and file.path == path
    assert all(change.zh and change.en for change in file.changes)


def test_an_entity_is_not_opened() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    (file,) = compare(OLD, {**OLD, DIAGRAM: bomb})
    assert not any("root:" in change.zh for change in file.changes)


def _diagram(old: str, new: str, count: int = -1, kind: str = "") -> tuple[Change, ...]:
    text = OLD[DIAGRAM].decode()
    assert old in text
    if kind:
        part = re.compile(r'<bpmn:scriptTask (id="apply_amendment".*?)</bpmn:scriptTask>', re.S)
        return _changes(DIAGRAM, part.sub(rf"<bpmn:{kind} \1</bpmn:{kind}>", text))
    return _changes(DIAGRAM, text.replace(old, new, count))


def _changes(path: str, text: str) -> tuple[Change, ...]:
    assert text.encode() != OLD[path]
    (file,) = compare(OLD, {**OLD, path: text.encode()})
    return file.changes
