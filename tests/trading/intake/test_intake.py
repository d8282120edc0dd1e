"""Intake names all that is missing at once, returns once, accepts what is whole, keeps its word."""

from typing import Any

import pytest

from engine.errors import Invalid
from engine.trading.intake.tables import IntakeReturnRow
from engine.trading.intake.unified_code import is_unified_code
from engine.vocabulary import Fact, Json
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.queries.task_view import task_view
from tests.workflow.houses import House
from tests.workflow.small import amount, drawn, form, service, task, text
from tests.workflow.spiff.short import gateway, path

PAPERS: list[Json] = [
    {"id": "approval", "zh": "项目审批文件", "en": "Approval", "basis": "ZTB-61"},
    {
        "id": "funds",
        "zh": "资金落实证明",
        "en": "Proof of funds",
        "required": "=amount > 4000000",
        "basis": "ZTB-61",
    },
    {"id": "agency", "zh": "代理合同", "en": "Agency contract", "required": '=agency = "yes"'},
    {"id": "plan", "zh": "招标方案", "en": "Tender plan", "required": "always"},
]
ITEM: dict[str, Json] = {"intake": {"papers": PAPERS}, "parameters": {"intake_days": 3}}
ROW = {
    "type": "dynamiclist",
    "path": "papers",
    "label": "材料",
    "isRepeating": True,
    "allowAddRemove": True,
    "components": [
        {"id": "paper", **text("paper")},
        {"id": "files", "type": "filepicker", "key": "files", "label": "f", "multiple": True},
    ],
}
FAULTS = {
    "type": "dynamiclist",
    "path": "faults",
    "label": "问题",
    "isRepeating": True,
    "allowAddRemove": True,
    "components": [{"id": "p", **text("paper")}, {"id": "r", **text("reason")}],
}
MISSING = {
    "type": "dynamiclist",
    "path": "papers_missing",
    "label": "缺少的材料",
    "isRepeating": True,
    "allowAddRemove": False,
    "readonly": True,
    "components": [
        {"id": "mn", **text("name"), "readonly": True},
        {"id": "mw", **text("why"), "readonly": True},
    ],
}
FORMS = {
    "forms/tiny/start.form": form(
        "tiny/start", text("project_name"), amount("amount"), text("agency")
    ),
    "forms/tiny/hand.form": form("tiny/hand", ROW),
    "forms/tiny/check.form": form("tiny/check", MISSING, FAULTS, text("decision")),
}


def asked(id_: str, type_: str) -> str:
    return service(id_, type_, category="A01", uscc="91320100MA100048X7")


DIAGRAM = drawn(
    '<startEvent id="s"/>'
    + gateway("exclusive", "again")
    + task("hand", form="tiny/hand")
    + asked("look", "intake.missing")
    + task("check", form="tiny/check", own='sunroad:dueWorkingDays="=parameters.intake_days"')
    + gateway("exclusive", "decide", default="decide_return")
    + asked("return", "intake.return")
    + asked("accept", "intake.accept")
    + '<endEvent id="e"/>'
    + path("s", "again", "hand", "look", "check", "decide")
    + '<sequenceFlow id="decide_accept" sourceRef="decide" targetRef="accept">'
    + '<conditionExpression>=decision = "accept"</conditionExpression></sequenceFlow>'
    + '<sequenceFlow id="decide_return" sourceRef="decide" targetRef="return"/>'
    + path("return", "again")
    + path("accept", "e"),
    agency="s again hand look return accept decide e",
    centre_intake="check",
)


class Application:
    """An applicant and the clerk of one city."""

    def __init__(self, house: House, **case: Json) -> None:
        self.house = house
        house.publish(DIAGRAM, forms=FORMS, **ITEM)
        self.clerk = house.actor("centre_intake.nanjing")
        self.project = house.start({"amount": "5000000.00", "agency": "no", **case})

    def paper(self, name: str, *files: str) -> dict[str, Json]:
        return {"paper": name, "files": list(files) or [self.house.attach(self.project)]}

    def hands_in(self, *papers: dict[str, Json]) -> None:
        self.house.complete(self.project, "hand", {"papers": list(papers)})

    def decides(self, decision: str, *faults: tuple[str, str]) -> None:
        told: list[Json] = [{"paper": paper, "reason": reason} for paper, reason in faults]
        data: dict[str, Json] = {"decision": decision, "faults": told}
        id_ = self.house.task(self.project, "check").id
        self.house.give(CompleteTask(actor=self.clerk, task=id_, data=data))

    @property
    def case(self) -> Any:
        return self.house.inside(self.project).case

    def missing(self) -> list[str]:
        return [one["id"] for one in self.case["papers_missing"]]


def test_everything_missing_is_named_at_once_with_reason_and_basis(house: House) -> None:
    one = Application(house)
    one.hands_in(one.paper("plan"))
    assert one.missing() == ["approval", "funds"]
    row = one.case["papers_missing"][0]
    assert row == {
        "id": "approval",
        "name": "项目审批文件",
        "name_en": "Approval",
        "why": "未提交",
        "why_en": "not handed in",
        "basis": "ZTB-61",
        "basis_en": "ZTB-61",
    }
    assert one.case["papers_complete"] is False
    check = house.task(one.project, "check").id
    values = house.ask(task_view, one.clerk, check).values
    assert [row["name"] for row in values["papers_missing"]] == ["项目审批文件", "资金落实证明"]  # type: ignore[index,union-attr]


@pytest.mark.parametrize(
    ("case", "missing"),
    [
        ({"amount": "4000000.00"}, ["approval", "plan"]),
        ({"amount": "4000000.01"}, ["approval", "funds", "plan"]),
        ({"amount": "1.00", "agency": "yes"}, ["approval", "agency", "plan"]),
    ],
)
def test_what_is_needed_depends_on_the_case(
    small_house: House, case: dict[str, Json], missing: list[str]
) -> None:
    one = Application(small_house, **case)
    one.hands_in()
    assert one.missing() == missing


def test_whether_a_paper_is_needed_that_cannot_be_told_is_a_gap(small_house: House) -> None:
    one = Application(small_house, amount=None)
    one.hands_in(one.paper("approval"), one.paper("plan"))
    assert one.missing() == ["funds"]
    assert "无法判断" in one.case["papers_missing"][0]["why"]


def test_a_return_carries_the_whole_list_and_leaves_a_fact(house: House) -> None:
    one = Application(house)
    one.hands_in(one.paper("plan"))
    one.decides("return", ("plan", "没有盖章"))
    told = one.case["returned"]
    assert [(gap["id"], gap["why"]) for gap in told["gaps"]] == [
        ("approval", "未提交"),
        ("funds", "未提交"),
        ("plan", "没有盖章"),
    ]
    (fact,) = house.told(one.project, Fact.INTAKE_RETURNED)
    assert (fact["round"], fact["papers"]) == (1, ["approval", "funds", "plan"])
    assert "没有盖章" not in str(fact)


def test_what_lay_there_at_the_first_return_is_no_reason_for_a_second(house: House) -> None:
    one = Application(house)
    plan = one.paper("plan")
    one.hands_in(plan)
    one.decides("return")
    one.hands_in(plan, one.paper("approval"), one.paper("funds"))
    with house.refusing(Invalid) as refused:
        one.decides("return", ("plan", "没有盖章"))
    assert isinstance(refused.value, Invalid)
    (problem,) = refused.value.problems
    assert (problem.key, problem.params["papers"]) == ("told_once", "招标方案")
    one.decides("accept")
    assert len(house.rows(IntakeReturnRow)) == 1


def test_what_was_told_and_is_still_missing_may_be_told_again(small_house: House) -> None:
    one = Application(small_house)
    plan = one.paper("plan")
    one.hands_in(plan)
    one.decides("return")
    one.hands_in(plan, one.paper("approval"))
    one.decides("return")
    assert [gap["id"] for gap in one.case["returned"]["gaps"]] == ["funds"]
    assert one.case["returned"]["round"] == 2


def test_what_was_replaced_since_may_be_faulted(small_house: House) -> None:
    one = Application(small_house)
    one.hands_in(one.paper("plan"))
    one.decides("return")
    one.hands_in(one.paper("plan"), one.paper("approval"), one.paper("funds"))
    one.decides("return", ("plan", "换错了文件"))
    assert [gap["id"] for gap in one.case["returned"]["gaps"]] == ["plan"]


def test_nothing_incomplete_is_accepted(small_house: House) -> None:
    one = Application(small_house)
    one.hands_in(one.paper("plan"))
    with small_house.refusing(Invalid) as refused:
        one.decides("accept")
    assert isinstance(refused.value, Invalid)
    assert refused.value.problems[0].params["papers"] == "项目审批文件、资金落实证明"


def test_what_is_whole_is_accepted_and_gets_its_code(house: House) -> None:
    one = Application(house)
    one.hands_in(*(one.paper(name) for name in ("approval", "funds", "plan")))
    assert one.missing() == []
    one.decides("accept")
    (fact,) = house.told(one.project, Fact.INTAKE_ACCEPTED)
    assert is_unified_code(str(fact["code"]))
    assert house.ledger_is_whole()


@pytest.mark.parametrize(
    ("faults", "key"),
    [
        ((), "nothing_missing"),
        ((("unheard", "x"),), "no_such_paper"),
        ((("plan", " "),), "paper_reason"),
    ],
)
def test_a_return_needs_a_paper_and_a_reason(
    small_house: House, faults: tuple[tuple[str, str], ...], key: str
) -> None:
    one = Application(small_house)
    one.hands_in(*(one.paper(name) for name in ("approval", "funds", "plan")))
    with small_house.refusing(Invalid) as refused:
        one.decides("return", *faults)
    assert isinstance(refused.value, Invalid)
    assert [problem.key for problem in refused.value.problems] == [key]


def test_a_file_of_another_project_is_refused_by_the_form(small_house: House) -> None:
    one = Application(small_house)
    other = small_house.attach(small_house.start({"amount": "1.00", "agency": "no"}))
    with small_house.refusing(Invalid):
        one.hands_in(one.paper("plan", other))


def test_a_promise_that_was_not_kept_is_seen_on_the_desk(small_house: House) -> None:
    one = Application(small_house)
    one.hands_in()
    check = small_house.task(one.project, "check").id
    assert one.case["intake_due_at"].startswith("2026-03-05T")
    assert small_house.ask(task_view, one.clerk, check).urgency != "overdue"
    small_house.passes(days=4)
    assert small_house.ask(task_view, one.clerk, check).urgency == "overdue"
