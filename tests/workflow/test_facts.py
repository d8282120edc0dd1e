"""The ledger tells who did what and when, and never what was submitted."""

import hashlib
import json
from decimal import Decimal
from itertools import pairwise

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError

from engine.store import exact
from engine.store.ledger_tables import FactRow
from engine.vocabulary import CLOCK, OPERATOR, Actor, Fact
from engine.workflow.orders.add_comment import AddComment
from engine.workflow.orders.claim_task import ClaimTask
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.make_checkpoint import MakeCheckpoint
from engine.workflow.orders.move_clock import MoveClock
from engine.workflow.orders.read_notifications import ReadNotifications
from engine.workflow.orders.release_task import ReleaseTask
from engine.workflow.orders.save_draft import SaveDraft
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.tables import SubmissionRow
from tests.workflow.houses import START, House
from tests.workflow.orders.test_send_message import ASKED, bidding
from tests.workflow.small import STEPS

SECRETS = {"note": "绝密内容甲", "winner": "某某建设公司", "amount": "98765432.10"}


def all_facts(house: House) -> list[FactRow]:
    with house.sessions() as session:
        return list(session.scalars(select(FactRow)))


def test_facts_never_copy_submitted_data(house: House) -> None:
    house.publish(ASKED)
    project = house.start(SECRETS)
    house.give(SendMessage(actor=house.agency, name="question", project=project, data=SECRETS))
    house.give(AddComment(actor=house.agency, project=project, text="绝密内容甲"))
    house.complete(project, "work", SECRETS)
    house.complete(project, "answer", SECRETS)
    told = json.dumps([row.particulars for row in all_facts(house)], ensure_ascii=False)
    told += repr([(row.actor, row.fact) for row in all_facts(house)])
    told = told.encode().decode("unicode_escape", "ignore") + told
    for secret in (*SECRETS.values(), "98765432.1"):
        assert secret not in told


def test_a_commitment_is_the_hash_of_salt_and_content(house: House) -> None:
    project = house.begin(STEPS)
    done = house.complete(project, "first", SECRETS)
    (kept,) = house.rows(SubmissionRow, task=done)
    (fact,) = house.told(project, Fact.TASK_COMPLETED)
    assert len(bytes.fromhex(kept.salt)) == 32
    content = bytes.fromhex(kept.salt) + exact.canonical(kept.data)
    assert fact["commitment"] == hashlib.sha256(content).hexdigest()
    assert kept.data["amount"] == Decimal("98765432.10")


def test_the_same_content_has_another_commitment_each_time(small_house: House) -> None:
    small_house.publish(STEPS)
    commitments = set()
    for _ in range(3):
        project = small_house.start(SECRETS)
        (fact,) = small_house.told(project, Fact.PROJECT_STARTED)
        commitments.add(fact["commitment"])
    assert len(commitments) == 3


def test_a_project_s_facts_are_one_chain_without_gaps(house: House) -> None:
    project = house.begin(STEPS)
    task = house.task(project, "first").id
    house.give(ClaimTask(actor=house.agency, task=task))
    house.give(ReleaseTask(actor=house.agency, task=task))
    house.complete(project, "first")
    house.complete(project, "second")
    facts = house.facts(project)
    assert [fact.seq for fact in facts] == list(range(1, len(facts) + 1))
    with house.sessions() as session:
        rows = list(session.scalars(select(FactRow).filter_by(chain=f"project:{project}")))
    rows.sort(key=lambda row: row.seq)
    for before, after in pairwise(rows):
        assert after.previous == before.hash
    assert [fact.at for fact in facts] == sorted(fact.at for fact in facts)
    assert house.ledger_is_whole()


def test_every_fact_names_actor_order_and_moment(small_house: House) -> None:
    project = small_house.begin(STEPS)
    small_house.complete(project, "first")
    for fact in small_house.facts(project):
        assert fact.actor == small_house.agency.id
        assert fact.order in ("StartProject", "CompleteTask")
        assert len(fact.order_id) == 32
        assert fact.at >= START
    assert len({fact.order_id for fact in small_house.facts(project)}) == 2


def test_the_clock_signs_what_it_does(small_house: House) -> None:
    project = small_house.begin(bidding())
    small_house.give(MakeCheckpoint(actor=CLOCK))
    small_house.give(MoveClock(actor=OPERATOR, to=START.replace(day=5)))
    (moved,) = [row for row in all_facts(small_house) if row.fact == Fact.CLOCK_MOVED]
    assert moved.chain == "house"
    assert project


def test_on_the_command_line_the_machine_s_user_is_named(small_house: House) -> None:
    project = small_house.begin(STEPS)
    task = small_house.task(project, "first").id
    mine = small_house.agency
    from_shell = Actor(
        id=mine.id,
        name=mine.name,
        organisation=mine.organisation,
        region=mine.region,
        roles=mine.roles,
        channel="cli:lin",
    )
    small_house.give(CompleteTask(actor=from_shell, task=task, data={}))
    assert small_house.told(project, Fact.TASK_COMPLETED)[0]["via"] == "cli:lin"


def test_drafts_and_read_marks_leave_no_fact(small_house: House) -> None:
    project = small_house.begin(STEPS)
    task = small_house.task(project, "first").id
    before = len(all_facts(small_house))
    small_house.give(SaveDraft(actor=small_house.agency, task=task, data={"note": "x"}))
    small_house.give(ReadNotifications(actor=small_house.agency, up_to=5))
    assert len(all_facts(small_house)) == before


@pytest.mark.parametrize("statement", ["UPDATE fact SET actor = 'x'", "DELETE FROM fact"])
def test_the_database_itself_refuses_to_change_a_fact(house: House, statement: str) -> None:
    house.begin(STEPS)
    with pytest.raises(DatabaseError), house.sessions.begin() as session:
        session.connection().exec_driver_sql(statement)
    assert house.ledger_is_whole()
