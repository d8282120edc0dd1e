"""Comments and files are added by those who take part, to what is theirs."""

import pytest

from engine.errors import Invalid, NotAllowed, NotFound
from engine.vocabulary import Fact
from engine.workflow.orders.add_comment import AddComment
from engine.workflow.tables import CommentRow, DocumentRow
from tests.workflow.houses import House
from tests.workflow.small import STEPS


def test_a_comment_is_kept_and_its_text_stays_out_of_the_ledger(house: House) -> None:
    project = house.begin(STEPS)
    id_ = house.give(AddComment(actor=house.agency, project=project, text="  请补图纸 "))
    (row,) = house.rows(CommentRow)
    assert (row.id, row.text, row.author) == (id_, "请补图纸", house.agency.id)
    assert house.told(project, Fact.COMMENT_ADDED) == [{"comment": id_}]


@pytest.mark.parametrize("text", ["", "   ", "字" * 4001], ids=["none", "blank", "long"])
def test_a_comment_has_a_length(small_house: House, text: str) -> None:
    project = small_house.begin(STEPS)
    with small_house.refusing(Invalid) as refused:
        small_house.give(AddComment(actor=small_house.agency, project=project, text=text))
    assert "text" in str(refused.value)


def test_comments_are_for_those_who_take_part(small_house: House) -> None:
    project = small_house.begin(STEPS)
    stranger = small_house.actor("bidder.bidder1")
    with small_house.refusing(NotAllowed):
        small_house.give(AddComment(actor=stranger, project=project, text="x"))
    with small_house.refusing(NotFound):
        small_house.give(AddComment(actor=small_house.agency, project="none", text="x"))


def test_a_remark_on_a_task_of_another_project_is_refused(small_house: House) -> None:
    mine = small_house.begin(STEPS)
    foreign = small_house.task(small_house.start(), "first").id
    with small_house.refusing(NotFound):
        small_house.give(AddComment(actor=small_house.agency, project=mine, task=foreign, text="x"))
    with pytest.raises(NotFound):
        small_house.attach(mine, task=foreign)
    assert small_house.rows(DocumentRow) == []


def test_a_file_is_attached_with_its_hash_in_the_ledger(house: House) -> None:
    project = house.begin(STEPS)
    task = house.task(project, "first").id
    id_ = house.attach(project, task=task)
    (row,) = house.rows(DocumentRow)
    assert (row.id, row.task, row.size, row.class_) == (id_, task, 8, "internal")
    assert house.told(project, Fact.DOCUMENT_ATTACHED) == [{"document": id_, "sha256": row.sha256}]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("name", {"name": ""}),
        ("name", {"name": "x" * 256}),
        ("class", {"class_": "secret"}),
        ("class", {"class_": "withheld:award"}),
        ("file", {"sha256": "0" * 64}),
        ("file", {"sha256": "../../etc/passwd"}),
        ("file", {"sha256": ""}),
        ("size", {"size": -1}),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_wrong_file_is_refused(small_house: House, field: str, wrong: dict[str, object]) -> None:
    project = small_house.begin(STEPS)
    with small_house.refusing(Invalid) as refused:
        small_house.attach(project, **wrong)
    assert isinstance(refused.value, Invalid)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_only_those_who_take_part_attach(small_house: House) -> None:
    project = small_house.begin(STEPS)
    with small_house.refusing(NotAllowed):
        small_house.attach(project, actor=small_house.actor("bidder.bidder1"))
