"""A form of a draft is tried as real submissions are judged, and says who meets it."""

from pathlib import Path

import pytest

from engine.store import exact
from engine.studio.orders.open_draft import OpenDraft
from engine.studio.queries.form_audience import Meeting, form_audience
from engine.studio.queries.form_trial import FormTrial, form_trial
from engine.vocabulary import Actor
from engine.workflow.packages import folder
from tests.workflow.houses import House
from tools.steps import ROOT

ANALYST = Actor(id="a1", name="甲", region="320000", roles=frozenset({"analyst"}))
AMENDMENT = "forms/shared/works_amendment.form"


@pytest.fixture
def draft(small_house: House) -> str:
    package = folder.read(ROOT / "processes", ROOT / "forms", "works_open_tender")
    order = OpenDraft(
        actor=ANALYST,
        trading_type="works_open_tender",
        title="施工",
        region="320000",
        files=package.parts,
    )
    return str(small_house.engine.handle(order))


def schema(path: str) -> object:
    return exact.loads(Path(ROOT / path).read_bytes())


def trial(house: House, draft: str, data: object, form: object = None) -> FormTrial:
    form = schema(AMENDMENT) if form is None else form
    return house.engine.ask(form_trial, ANALYST, draft, AMENDMENT, form, data, {})


def test_what_is_missing_is_said_as_to_somebody_who_sends_it(
    small_house: House, draft: str
) -> None:
    found = trial(small_house, draft, {"amendment_subject": "x" * 900, "smuggled": 1})
    said = {(problem.field, problem.key) for problem in found.problems}
    assert {("smuggled", "unknown_field"), ("amendment_subject", "too_long")} <= said
    assert ("old_clause", "required") in said


def test_what_is_right_is_shown_as_it_would_be_kept(small_house: House, draft: str) -> None:
    data = {
        "amendment_subject": "工期",
        "old_clause": "一",
        "new_clause": "二",
        "affects_preparation": "no",
    }
    found = trial(small_house, draft, data)
    assert found.problems == () and found.taken is not None
    assert found.taken["new_clause"] == "二"


@pytest.mark.parametrize(
    "form",
    [[], {}, {"type": "default", "schemaVersion": 18, "components": [{"type": "iframe"}]}, "x"],
)
def test_a_form_that_is_none_says_what_is_wrong(
    small_house: House, draft: str, form: object
) -> None:
    assert trial(small_house, draft, {}, form).defects


def test_data_of_another_shape_are_a_problem_of_the_form(small_house: House, draft: str) -> None:
    assert [one.key for one in trial(small_house, draft, [1]).problems] == ["not_an_object"]


def meetings(house: House, draft: str, path: str) -> dict[str, Meeting]:
    found = house.engine.ask(form_audience, ANALYST, draft, path)
    return {one.role: one for one in found}


def test_lanes_fill_in_and_classes_bound_the_others(small_house: House, draft: str) -> None:
    found = meetings(small_house, draft, AMENDMENT)
    assert found["tenderee"].tasks == ("修改招标文件",)
    assert not found["agency"].tasks and not found["bidder"].tasks
    assert found["supervisor"].sees == ("public", "internal")
    assert found["bidder"].sees == ("public",)
    assert "award" in found["supervisor"].sees_after
    assert found["bidder"].sees_after == ()


def test_who_starts_a_project_fills_in_the_first_form(small_house: House, draft: str) -> None:
    start = "forms/shared/works_registration.form"
    assert meetings(small_house, draft, start)["agency"].tasks
