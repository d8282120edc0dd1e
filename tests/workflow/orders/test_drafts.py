"""What is typed is kept, without a lock on the project and without a fact."""

from datetime import timedelta
from threading import Thread

import pytest
from sqlalchemy import select

from engine.errors import NotAllowed, NotFound, TaskGone, TooLarge
from engine.store.ledger_tables import FactRow
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.save_draft import SaveDraft
from engine.workflow.tables import DraftRow, ProjectRow, SubmissionRow
from tests.workflow.houses import House
from tests.workflow.small import STEPS


def test_a_draft_is_kept_and_replaced(house: House) -> None:
    project = house.begin(STEPS)
    task = house.task(project, "first").id
    for typed in ("一", "一二"):
        house.give(SaveDraft(actor=house.agency, task=task, data={"note": typed}))
    (draft,) = house.rows(DraftRow)
    assert (draft.person, draft.data) == (house.agency.id, {"note": "一二"})


def test_a_draft_leaves_no_fact_and_no_revision(small_house: House) -> None:
    project = small_house.begin(STEPS)
    task = small_house.task(project, "first").id
    before = small_house.dump()
    small_house.give(SaveDraft(actor=small_house.agency, task=task, data={"note": "x"}))
    after = small_house.dump()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"draft"}


def test_a_draft_waits_for_nobody_who_holds_the_project(house: House) -> None:
    project = house.begin(STEPS)
    task = house.task(project, "first").id
    if house.settings.database_url.startswith("sqlite"):
        pytest.skip("SQLite has one lock for all")
    saving = Thread(
        target=house.give, args=(SaveDraft(actor=house.agency, task=task, data={"note": "x"}),)
    )
    with house.sessions.begin() as session:
        session.scalars(select(ProjectRow).with_for_update()).all()
        session.scalars(select(FactRow)).all()
        saving.start()
        saving.join(5)
        waited = saving.is_alive()
    saving.join()
    assert not waited
    assert len(house.rows(DraftRow)) == 1


def test_each_person_has_a_draft_of_their_own(small_house: House) -> None:
    project = small_house.begin(STEPS)
    task = small_house.task(project, "first").id
    for actor in (small_house.agency, small_house.colleague):
        small_house.give(SaveDraft(actor=actor, task=task, data={"note": actor.id}))
    assert {row.person for row in small_house.rows(DraftRow)} == {
        small_house.agency.id,
        small_house.colleague.id,
    }


def test_a_draft_may_hold_what_the_form_would_refuse(small_house: House) -> None:
    project = small_house.begin(STEPS)
    task = small_house.task(project, "first").id
    small_house.give(SaveDraft(actor=small_house.agency, task=task, data={"amount": "12,"}))
    assert small_house.rows(DraftRow)[0].data == {"amount": "12,"}


def test_the_draft_goes_when_its_task_is_done(small_house: House) -> None:
    project = small_house.begin(STEPS)
    task = small_house.task(project, "first").id
    small_house.give(SaveDraft(actor=small_house.agency, task=task, data={"note": "x"}))
    small_house.give(CompleteTask(actor=small_house.agency, task=task, data={"note": "y"}))
    assert small_house.rows(DraftRow) == []
    assert len(small_house.rows(SubmissionRow, task=task)) == 1


def test_a_draft_survives_what_others_do(small_house: House) -> None:
    project = small_house.begin(STEPS)
    task = small_house.task(project, "first").id
    small_house.give(SaveDraft(actor=small_house.agency, task=task, data={"note": "x"}))
    small_house.passes(days=3)
    assert small_house.now - small_house.rows(DraftRow)[0].saved_at >= timedelta(days=3)


def test_a_draft_too_large_is_refused(small_house: House) -> None:
    project = small_house.begin(STEPS)
    task = small_house.task(project, "first").id
    with small_house.refusing(TooLarge):
        small_house.give(
            SaveDraft(actor=small_house.agency, task=task, data={"note": "字" * 1_000_001})
        )


def test_a_draft_needs_an_open_task_in_one_s_lane(small_house: House) -> None:
    project = small_house.begin(STEPS)
    task = small_house.task(project, "first").id
    with small_house.refusing(NotAllowed):
        small_house.give(SaveDraft(actor=small_house.actor("bidder.bidder1"), task=task, data={}))
    with small_house.refusing(NotFound):
        small_house.give(SaveDraft(actor=small_house.agency, task="none", data={}))
    small_house.complete(project, "first")
    with small_house.refusing(TaskGone):
        small_house.give(SaveDraft(actor=small_house.agency, task=task, data={"note": "late"}))
