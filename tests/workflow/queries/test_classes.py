"""Each person sees of a project what its field classes and the moment let them see."""

from collections.abc import Mapping

import pytest

from engine.errors import NotFound
from engine.vocabulary import Actor, Fact
from engine.workflow.orders.add_comment import AddComment
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.pseudonyms import pseudonym
from engine.workflow.queries.documents import comments, document, documents
from engine.workflow.queries.message_view import message_view
from engine.workflow.queries.project_view import project_view
from engine.workflow.queries.task_view import task_view
from engine.workflow.queries.timeline import timeline
from engine.workflow.queries.tokens import tokens
from tests.workflow.houses import House
from tests.workflow.small import drawn, form, given_to, said_by, task, text
from tests.workflow.spiff.short import boundary, line, on, path

FORMS = {
    "forms/tiny/start.form": form(
        "tiny/start",
        text("project_name", "public"),
        text("budget", "internal"),
        text("phone", "personal"),
        text("ranking", "withheld:award"),
        text("unsaid"),
    ),
    "forms/tiny/step.form": form(
        "tiny/step",
        text("phone", "personal"),
        text("winner", "public"),
        text("budget", "public"),
        text("score", "withheld:award"),
        text("question", "internal"),
    ),
}
DIAGRAM = drawn(
    line("m", task("work"), task("sheet", ext=given_to("expert1")), task("last"))
    + boundary("asked", "work", on("message", "question"), stop=False)
    + task("answer")
    + path("asked", "answer"),
    extra=said_by("question", "bidder"),
    agency="work answer asked last",
    expert="sheet",
    centre_opening="nobody",
)
EVENTS = {"award": "=winner != null", "opening": "=false"}
CASE = {
    "project_name": "长江大桥",
    "budget": "八百万",
    "phone": "13800000000",
    "ranking": "甲乙丙",
    "unsaid": "没说",
}


@pytest.fixture
def project(house: House) -> str:
    house.publish(DIAGRAM, forms=FORMS, events=EVENTS)
    owner = house.actor("tenderee.tenderee1").organisation
    assert owner
    return house.start(CASE)


def ask_as_bidder(house: House, project: str, number: int = 1) -> Actor:
    bidder = house.actor(f"bidder.bidder{number}")
    order = SendMessage(actor=bidder, name="question", project=project, data={"question": "何时？"})
    house.give(order)
    return bidder


def seen(house: House, actor: Actor, project: str) -> set[str]:
    return {field.name for field in house.ask(project_view, actor, project).fields}


def test_participants_see_public_and_internal_fields(house: House, project: str) -> None:
    expected = {"project_name", "budget", "unsaid"}
    assert seen(house, house.agency, project) == expected
    assert seen(house, house.actor("supervisor.nanjing"), project) == expected
    assert seen(house, house.actor("centre_opening.nanjing"), project) == expected


def test_bidders_see_public_fields_only(house: House, project: str) -> None:
    bidder = ask_as_bidder(house, project)
    assert seen(house, bidder, project) == {"project_name"}


def test_the_strictest_class_of_all_forms_holds(house: House, project: str) -> None:
    """`budget` is internal in one form and public in another."""
    bidder = ask_as_bidder(house, project)
    assert "budget" not in seen(house, bidder, project)


def test_a_withheld_field_is_kept_from_everybody_until_its_event(
    house: House, project: str
) -> None:
    watchers = [house.agency, house.actor("supervisor.nanjing"), house.actor("audit_admin")]
    for actor in watchers:
        assert "ranking" not in seen(house, actor, project)
    house.complete(project, "work", {"winner": "甲"})
    assert "ranking" in seen(house, house.agency, project)
    assert "ranking" in seen(house, house.actor("supervisor.nanjing"), project)
    assert "ranking" not in seen(house, house.actor("audit_admin"), project)


def test_a_personal_field_shows_on_the_task_that_needs_it_only(house: House, project: str) -> None:
    assert "phone" not in seen(house, house.agency, project)
    work = house.task(project, "work").id
    assert house.ask(task_view, house.agency, work).values["phone"] == "13800000000"


@pytest.mark.parametrize("login", ["bidder.bidder2", "centre_intake.wuxi", "expert2"])
def test_a_stranger_s_project_does_not_exist(house: House, project: str, login: str) -> None:
    stranger = house.actor(login)
    for query in (project_view, timeline, tokens, documents):
        with pytest.raises(NotFound):
            house.ask(query, stranger, project)  # type: ignore[arg-type]
    for query in (project_view, timeline, tokens, documents):
        with pytest.raises(NotFound):
            house.ask(query, house.agency, "none")  # type: ignore[arg-type]


def test_bidders_are_known_by_pseudonym_and_to_the_receiving_clerk_only(
    house: House, project: str
) -> None:
    bidder = ask_as_bidder(house, project)
    name = pseudonym(house.settings, project, str(bidder.organisation))
    clerk = house.actor("centre_opening.nanjing")
    told = {player.name for player in house.ask(project_view, clerk, project).players}
    assert name in told
    for actor in (house.agency, house.actor("supervisor.nanjing")):
        told = {player.name for player in house.ask(project_view, actor, project).players}
        assert name not in told
    everything = repr([house.ask(project_view, who, project) for who in (clerk, house.agency)])
    assert str(bidder.organisation) not in everything
    assert bidder.id not in everything


def facts(house: House, actor: Actor, project: str) -> list[str]:
    return [event.fact for event in house.ask(timeline, actor, project, everything=True).events]


def test_what_a_bidder_did_is_on_nobody_else_s_timeline(house: House, project: str) -> None:
    bidder = ask_as_bidder(house, project)
    other = ask_as_bidder(house, project, 2)
    clerk = house.actor("centre_opening.nanjing")
    assert facts(house, clerk, project).count(Fact.MESSAGE_RECEIVED) == 2
    assert facts(house, bidder, project).count(Fact.MESSAGE_RECEIVED) == 1
    assert facts(house, other, project).count(Fact.MESSAGE_RECEIVED) == 1
    assert Fact.MESSAGE_RECEIVED not in facts(house, house.agency, project)
    told = repr(house.ask(timeline, house.agency, project, everything=True))
    for one in (bidder, other):
        assert pseudonym(house.settings, project, str(one.organisation)) not in told
        assert one.id not in told


def test_experts_are_withheld_until_the_award(house: House, project: str) -> None:
    house.complete(project, "work")
    expert = house.actor("expert1")
    told = repr(house.ask(project_view, house.agency, project))
    told += repr(house.ask(timeline, house.agency, project, everything=True))
    assert expert.id not in told
    sheet = house.task(project, "sheet").id
    house.give(CompleteTask(actor=expert, task=sheet, data={"score": "90"}))
    told = repr(house.ask(timeline, house.agency, project, everything=True))
    assert expert.id not in told
    house.complete(project, "last", {"winner": "甲"})
    assert expert.id in repr(house.ask(project_view, house.agency, project))


def test_a_task_is_shown_to_its_lane_and_to_who_did_it(house: House, project: str) -> None:
    work = house.task(project, "work").id
    view = house.ask(task_view, house.agency, work)
    assert (view.may_claim, view.may_complete, view.state) == (True, True, "open")
    for login in ("bidder.bidder1", "expert1", "centre_intake.nanjing"):
        with pytest.raises(NotFound):
            house.ask(task_view, house.actor(login), work)
    house.complete(project, "work", {"winner": "甲"})
    done = house.ask(task_view, house.agency, work)
    assert (done.state, done.closed_by, done.may_complete) == ("done", house.agency.id, False)
    assert done.values["winner"] == "甲"


def test_what_comes_next_is_told_in_words(house: House, project: str) -> None:
    work = house.task(project, "work").id
    steps = house.ask(task_view, house.agency, work).next_steps
    assert [step.element for step in steps] == ["sheet"]


def test_a_message_form_is_filled_with_what_its_sender_may_see(house: House, project: str) -> None:
    bidder = house.actor("bidder.bidder3")
    values = house.ask(message_view, bidder, project, "question").values
    assert not {"phone", "budget", "score"} & {name for name in values if values[name]}
    with pytest.raises(NotFound):
        house.ask(message_view, house.agency, project, "question")
    with pytest.raises(NotFound):
        house.ask(message_view, bidder, project, "unknown")


@pytest.mark.parametrize("class_", ["public", "internal", "personal"])
def test_a_file_is_shown_by_its_class(house: House, project: str, class_: str) -> None:
    bidder = ask_as_bidder(house, project)
    id_ = house.attach(project, class_=class_)
    may: Mapping[str, set[str]] = {
        "public": {"agency", "supervisor", "bidder"},
        "internal": {"agency", "supervisor"},
        "personal": {"agency"},
    }
    asked = {
        "agency": house.agency,
        "supervisor": house.actor("supervisor.nanjing"),
        "bidder": bidder,
    }
    found = {
        who
        for who, actor in asked.items()
        if id_ in [one.id for one in house.ask(documents, actor, project)]
    }
    assert found == may[class_]
    for who, actor in asked.items():
        if who in found:
            assert house.ask(document, actor, id_).id == id_
        else:
            with pytest.raises(NotFound):
                house.ask(document, actor, id_)


def test_comments_are_for_those_inside(house: House, project: str) -> None:
    bidder = ask_as_bidder(house, project)
    house.give(AddComment(actor=house.agency, project=project, text="内部意见"))
    assert [one.text for one in house.ask(comments, house.agency, project)] == ["内部意见"]
    assert house.ask(comments, bidder, project) == ()


def test_the_picture_shows_live_tokens_and_the_finished_path(house: House, project: str) -> None:
    picture = house.ask(tokens, house.agency, project)
    assert [live.element for live in picture.active if live.element == "work"] == ["work"]
    house.complete(project, "work")
    picture = house.ask(tokens, house.agency, project)
    assert "work" in picture.finished
    assert "sheet" in {live.element for live in picture.active}
