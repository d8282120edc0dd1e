"""The witness of the centre attends, writes down what was seen, and issues a certificate."""

from pathlib import Path
from typing import Any

import pytest

from engine.errors import Invalid, NotAllowed
from engine.trading.documents.queries.verification import compared, verification
from engine.trading.documents.tables import IssuedRow
from engine.vocabulary import Json
from engine.workflow.orders.complete_task import CompleteTask
from tests.workflow.houses import House
from tests.workflow.small import FORMS, drawn
from tests.workflow.spiff.short import call, line

ROOT = Path(__file__).parent.parent.parent.parent
WITNESS = (ROOT / "processes/shared/witness.bpmn").read_bytes()
FORM = {
    "forms/shared/witness_record.form": (ROOT / "forms/shared/witness_record.form").read_bytes()
}
CALLS = drawn(
    line(
        "m",
        call(
            "attend",
            "shared_witness",
            inputs={"witness_occasion": '="开标"', "witness_lot": '="1"'},
            outputs={"certificate": "=certificate"},
        ),
    ),
    agency="attend",
)
SEEN: list[Json] = [
    {"at": "09:00", "seen": "投标截止，开标开始。"},
    {"at": "09:10", "seen": "#panic() 三家投标人到场。"},
]
RECORD: dict[str, Json] = {
    "witness_place": "第一开标室",
    "witness_from": "2026-03-02T08:50+08:00",
    "witness_until": "2026-03-02T09:00+08:00",
    "witnesses": "王小明",
    "witness_observations": SEEN,
}


def attending(house: House) -> str:
    house.publish(CALLS, WITNESS, forms={**FORMS, **FORM})
    return house.start({"project_name": "长江小学"})


def records(house: House, project: str, by: str = "centre_witness.nanjing", **wrong: Any) -> None:
    task = house.task(project, "record_witness").id
    house.give(CompleteTask(actor=house.actor(by), task=task, data={**RECORD, **wrong}))


def test_the_certificate_repeats_what_was_seen_and_verifies(house: House) -> None:
    """S069: the certificate's hash verifies."""
    project = attending(house)
    records(house, project)
    house.settle()
    (row,) = house.rows(IssuedRow)
    fields = row.content["fields"]
    assert (row.kind, row.lot, fields["occasion"]) == ("witness_certificate", "1", "开标")
    assert fields["observations"] == SEEN
    assert fields["attended_from"] == "2026-03-02 08:50"
    assert fields["issuers"] == [{"role": "见证单位", "name": "南京市公共资源交易中心"}]
    found = house.ask(verification, row.id)
    assert found.signature is not None and found.signature.valid
    assert found.fields == {
        "project": "长江小学",
        "code": fields["code"],
        "lot": "1",
        "occasion": "开标",
    }
    pdf = b"".join(house.engine.house.files.open(row.sha256))
    assert house.ask(compared, row.id, pdf).same
    assert not house.ask(compared, row.id, pdf[:-1]).same
    assert "三家投标人" not in str(house.facts(project))


@pytest.mark.parametrize(
    "wrong",
    [
        {"witness_until": "2026-03-02T08:40+08:00"},
        {"witness_until": "2026-03-03T09:00+08:00"},
        {"witness_observations": []},
        {"witnesses": ""},
        {"witness_occasion": "评标"},
    ],
)
def test_an_attendance_that_cannot_be_is_refused(
    small_house: House, wrong: dict[str, Json]
) -> None:
    project = attending(small_house)
    with small_house.refusing(Invalid):
        records(small_house, project, **wrong)


@pytest.mark.parametrize(
    "login", ["centre_opening.nanjing", "agency.agency1", "centre_witness.wuxi"]
)
def test_only_the_witness_of_the_region_attends(small_house: House, login: str) -> None:
    project = attending(small_house)
    with small_house.refusing(NotAllowed):
        records(small_house, project, by=login)
