"""A project starts from an item, by whoever may, with participants its diagram knows."""

from datetime import UTC, datetime

import pytest

from engine.errors import Invalid, NotAllowed, NotFound, NotInForce, Refused
from engine.vocabulary import Fact
from engine.workflow.orders.start_project import StartProject
from engine.workflow.tables import ItemRow, ParticipantRow, ProjectRow, SubmissionRow
from tests.workflow.houses import REGION, House
from tests.workflow.small import STEPS, drawn
from tests.workflow.spiff.short import line


def test_a_project_starts_with_its_first_task_open(house: House) -> None:
    project = house.begin(STEPS, note="甲")
    (row,) = house.rows(ProjectRow)
    assert (row.id, row.state, row.item_revision) == (project, "running", 1)
    assert (row.started_by, row.region) == (house.agency.id, REGION)
    assert house.open(project) == ["first"]
    assert house.inside(project).case["note"] == "甲"
    facts = [fact.fact for fact in house.facts(project)]
    assert facts == [Fact.PROJECT_STARTED, Fact.TASK_OPENED, Fact.PARTICIPANT_JOINED]
    (told,) = house.told(project, Fact.PROJECT_STARTED)
    assert (told["item"], told["revision"], told["version"]) == ("TINY", 1, row.version)


def test_the_starter_takes_part(small_house: House) -> None:
    project = small_house.begin(STEPS)
    (player,) = small_house.rows(ParticipantRow, project=project)
    assert player.role == "agency"
    assert player.key == f"organisation:{small_house.agency.organisation}"


def test_every_project_has_a_code_of_its_own(small_house: House) -> None:
    small_house.publish(STEPS)
    for _ in range(5):
        small_house.start()
    assert len({row.code for row in small_house.rows(ProjectRow)}) == 5


def test_its_title_comes_from_the_form_or_else_from_the_item(small_house: House) -> None:
    small_house.publish(STEPS)
    small_house.start({"project_name": "长江大桥"})
    small_house.start()
    assert {row.title for row in small_house.rows(ProjectRow)} == {"长江大桥", "小件"}


def test_a_process_of_nothing_is_completed_at_once(small_house: House) -> None:
    project = small_house.begin(drawn(line("m"), agency="ms me"))
    assert small_house.inside(project).state == "completed"
    assert len(small_house.told(project, Fact.PROJECT_COMPLETED)) == 1


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (NotFound, {"item": "NONE"}),
        (Invalid, {"region": "329999"}),
        (NotAllowed, {"region": "330100"}),
        (Invalid, {"data": {"unknown": "x"}}),
        (Invalid, {"data": {"amount": "ten"}}),
        (Invalid, {"data": {"note": ["a"]}}),
        (Invalid, {"data": {"note": "x" * 2_000_000}}),
        (Invalid, {"participants": {"expert": ("person:a",)}}),
        (Invalid, {"participants": {"agency": ("organisation:nobody",)}}),
        (Invalid, {"participants": {"agency": ("nonsense",)}}),
        (Invalid, {"participants": {"agency": ()}}),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_wrong_start_is_refused(
    small_house: House, kind: type[Refused], wrong: dict[str, object]
) -> None:
    small_house.publish(STEPS)
    fine: dict[str, object] = {"item": "TINY", "region": REGION, "data": {}}
    with small_house.refusing(kind):
        small_house.give(StartProject(actor=small_house.agency, **{**fine, **wrong}))


@pytest.mark.parametrize("login", ["bidder.bidder1", "supervisor.nanjing", "expert1", "analyst"])
def test_only_a_starter_starts(small_house: House, login: str) -> None:
    small_house.publish(STEPS)
    login = f"{login}.province" if login == "analyst" else login
    with small_house.refusing(NotAllowed):
        small_house.start(by=small_house.actor(login))


def test_an_item_of_the_future_cannot_be_started_yet(small_house: House) -> None:
    small_house.publish(STEPS)
    with small_house.sessions.begin() as session:
        row = session.get(ItemRow, ("TINY", 1))
        assert row is not None
        row.effective_from = datetime(2030, 1, 1, tzinfo=UTC)
    with small_house.refusing(NotInForce):
        small_house.start()


def test_what_the_start_form_brought_is_kept_once(small_house: House) -> None:
    project = small_house.begin(STEPS, note="甲", amount="19.99")
    (kept,) = small_house.rows(SubmissionRow, project=project)
    assert (kept.task, kept.data["note"]) == (None, "甲")
