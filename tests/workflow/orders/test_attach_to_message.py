"""A file for a first objection: who may attach it, and who may open it."""

from collections.abc import Callable

import pytest

from engine.errors import NotAllowed, NotFound
from engine.vocabulary import Actor, Data
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.queries.documents import document, documents, require_attach
from engine.workflow.queries.task_view import task_view
from tests.workflow.houses import House
from tests.workflow.small import drawn, files, form, said_by, task, text
from tests.workflow.spiff.short import boundary, line, on, path

PROOF = {**files("proof"), "properties": {"class": "personal"}}
SKETCH = {**files("sketch"), "properties": {"class": "public"}}
FORMS = {
    "forms/tiny/start.form": form("tiny/start", text("project_name", "public")),
    "forms/tiny/step.form": form("tiny/step", text("note")),
    "forms/tiny/ask.form": form("tiny/ask", text("matter"), PROOF, SKETCH),
    "forms/tiny/reply.form": form("tiny/reply", text("matter", readonly=True), text("reply")),
}
DIAGRAM = drawn(
    line("m", task("work"), task("later"))
    + boundary("asked", "work", on("message", "question"), stop=False)
    + task("answer", form="tiny/reply")
    + path("asked", "answer"),
    extra=said_by("question", "bidder", form="tiny/ask"),
    agency="work answer asked later",
)
Begin = Callable[..., str]


@pytest.fixture
def begin(house: House) -> Begin:
    def start(**offered: str) -> str:
        house.publish(DIAGRAM, forms=FORMS, offered=dict(offered))
        return house.start({"project_name": "长江大桥"})

    return start


def attach(house: House, project: str, actor: Actor, message: str | None = "question") -> str:
    return house.attach(project, actor=actor, message=message)


def ask(house: House, project: str, actor: Actor, *proof: str) -> None:
    data: Data = {"matter": "工期", "proof": list(proof)}
    house.give(SendMessage(actor=actor, name="question", project=project, data=data))


def test_a_bidder_who_has_not_joined_attaches_to_an_open_message(
    house: House, begin: Begin
) -> None:
    project, bidder = begin(question="=project_name != null"), house.actor("bidder.bidder1")
    house.ask(require_attach, bidder, project, None, "question")
    proof = attach(house, project, bidder)
    assert house.ask(document, bidder, proof).author.startswith("B-")
    ask(house, project, bidder, proof)


@pytest.mark.parametrize("message", [None, "unknown"])
def test_to_nothing_or_to_no_message_he_attaches_nothing(
    house: House, begin: Begin, message: str | None
) -> None:
    project, bidder = begin(), house.actor("bidder.bidder1")
    with pytest.raises(NotAllowed):
        attach(house, project, bidder, message=message)
    with pytest.raises(NotFound):
        house.ask(require_attach, bidder, project, None, message)


def test_to_a_message_that_is_closed_he_attaches_nothing(house: House, begin: Begin) -> None:
    project, bidder = begin(question="=false"), house.actor("bidder.bidder1")
    with pytest.raises(NotAllowed):
        attach(house, project, bidder)


def test_to_a_message_that_is_no_longer_awaited_he_attaches_nothing(
    house: House, begin: Begin
) -> None:
    project, bidder = begin(), house.actor("bidder.bidder1")
    house.complete(project, "work")
    with pytest.raises(NotAllowed):
        attach(house, project, bidder)


def test_others_attach_nothing_to_a_message_of_bidders(house: House, begin: Begin) -> None:
    project = begin()
    with pytest.raises(NotAllowed):
        attach(house, project, house.actor("centre_intake.wuxi"))


def test_whoever_sees_the_message_sees_its_files(house: House, begin: Begin) -> None:
    project, bidder, other = begin(), *(house.actor(f"bidder.bidder{one}") for one in (1, 2))
    proof = attach(house, project, bidder)
    with pytest.raises(NotFound):
        house.ask(document, house.agency, proof)
    ask(house, project, bidder, proof)
    answer = house.task(project, "answer").id
    assert house.ask(task_view, house.agency, answer).values["matter"] == "工期"
    assert house.ask(document, house.agency, proof).id == proof
    assert [one.id for one in house.ask(documents, house.agency, project, answer)] == [proof]
    for stranger in (other, house.actor("centre_intake.nanjing"), house.actor("expert1")):
        with pytest.raises(NotFound):
            house.ask(document, stranger, proof)


def test_a_file_becomes_as_public_as_its_field(house: House, begin: Begin) -> None:
    project, bidder = begin(), house.actor("bidder.bidder1")
    proof, sketch = (attach(house, project, bidder) for _ in range(2))
    data: Data = {"matter": "工期", "proof": [proof], "sketch": [sketch]}
    house.give(SendMessage(actor=bidder, name="question", project=project, data=data))
    supervisor = house.actor("supervisor.nanjing")
    assert [one.id for one in house.ask(documents, supervisor, project)] == [sketch]
