"""A project starts from an item, by whoever may, with participants its diagram knows."""

import pytest

from engine.errors import Invalid, NotAllowed, NotFound
from engine.vocabulary import Fact, Json
from engine.workflow.orders.start_project import StartProject
from engine.workflow.tables import ParticipantRow, ProjectRow
from tests.workflow.houses import REGION, House
from tests.workflow.small import STEPS


def test_a_project_starts_with_its_first_task_open(house: House) -> None:
    project = house.begin(STEPS, note="甲")
    (row,) = house.rows(ProjectRow)
    assert (row.id, row.state, row.item_revision) == (project, "running", 1)
    assert house.open(project) == ["first"]
    assert house.inside(project).case["note"] == "甲"
    facts = [fact.fact for fact in house.facts(project)]
    assert facts == [Fact.PROJECT_STARTED, Fact.TASK_OPENED, Fact.PARTICIPANT_JOINED]
