"""What completing a task leads to: told by the choices of its form, as far as they decide."""

import pytest

from engine.workflow import packages, versions
from engine.workflow.outlook import Step, next_steps
from engine.workflow.versions import Version
from tests.people.house import ROOT

TYPE = "works_open_tender"
Told = dict[str, tuple[str | None, bool, bool]]


@pytest.fixture(scope="module")
def tender() -> Version:
    package = packages.read(ROOT / "processes", ROOT / "forms", TYPE)
    process = str(package.content.get("process") or TYPE)
    return versions.read("v", TYPE, process, package.files)


def told(*steps: Step) -> Told:
    return {step.name: (step.condition, step.depends, step.after_others) for step in steps}


def test_the_one_step_behind_a_task_stands_without_a_condition(tender: Version) -> None:
    assert told(*next_steps(tender, "prepare_plan")) == {"核准招标方案": (None, False, False)}


def test_each_answer_leads_to_its_own_step(tender: Version) -> None:
    assert told(*next_steps(tender, "approve_plan")) == {
        "编制方案公平自查": ("核准意见为“退回修改”", False, False),
        "编制招标文件": ("核准意见为“核准”", False, False),
    }


def test_the_answer_counts_at_the_gateways_behind_the_first_one(tender: Version) -> None:
    """Withdrawn in the called process; the other answer goes back to the check."""
    steps = told(*next_steps(tender, "correct_registration"))
    assert steps == {
        "申请人撤回登记": ("处理为“撤回登记”", False, False),
        "核对材料清单": ("处理为“补正后重新提交”", False, False),
    }


def test_what_other_data_decide_depends_until_it_is_known(tender: Version) -> None:
    unknown = told(*next_steps(tender, "send_result_letters"))
    assert unknown["签订合同"] == unknown["清标"] == (None, True, False)
    known = told(*next_steps(tender, "send_result_letters", holds=lambda _: False))
    assert known == {"签订合同": (None, False, False), "编制书面报告": (None, False, False)}


def test_a_join_and_a_repeated_task_wait_for_the_others(tender: Version) -> None:
    assert told(*next_steps(tender, "confirm_venue"))["逐标段开标至履约"][2]
    assert told(*next_steps(tender, "score_bids")) == {"签署评标报告": (None, False, True)}


def test_a_called_process_returns_to_the_call_that_is_at_work(tender: Version) -> None:
    (lost,) = next_steps(tender, "reply_document_objection")
    assert (lost.kind, lost.depends) == ("return", False)
    calls = [one for one in tender.definition.elements.values() if one.calls == "shared_objection"]
    steps = next_steps(tender, "reply_document_objection", active={calls[0].id})
    assert steps and all(step.kind != "return" for step in steps)


def test_steps_and_answers_are_told_in_english(tender: Version) -> None:
    steps = told(*next_steps(tender, "approve_plan", "en"))
    assert steps["Prepare the tender documents"] == ("Decision is “Approve”", False, False)
