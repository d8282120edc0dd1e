"""From candidates to contract: in the law's order, for the right one, in time."""

import pytest

from engine.errors import Invalid, TooEarly, WrongState
from engine.trading.awards.tables import AwardRow
from engine.trading.documents.tables import IssuedRow
from engine.vocabulary import Fact
from engine.workflow.orders.send_message import SendMessage
from tests.trading.awards.tender import SECOND, WINNER, begun, case, decided, sent
from tests.workflow.houses import House

PRICE = "98600000.50"


def test_candidates_are_public_until_the_law_lets_the_award_be_decided(house: House) -> None:
    project = begun(house)
    publicity = case(house, project)["publicity"]
    assert isinstance(publicity, dict)
    assert publicity["until"] == "2026-03-06T00:00:00+08:00"
    (row,) = house.rows(AwardRow)
    assert (row.lot, row.rule, row.winner) == ("1", "ZTB-26", None)
    assert house.told(project, Fact.CANDIDATES_NAMED)[0]["award"] == row.id


def test_nobody_is_chosen_while_the_publicity_runs(house: House) -> None:
    project = begun(house)
    for days in (1, 2.2):
        house.passes(days=days)
        with house.refusing(TooEarly) as refused:
            house.complete(project, "choose", {"note": WINNER})
        assert refused.value.where["rule"] == "ZTB-26"
    house.passes(days=1)
    house.complete(project, "choose", {"note": WINNER})
    assert case(house, project)["award"]["winner"] == WINNER


def test_only_a_candidate_wins(small_house: House) -> None:
    project = begun(small_house)
    small_house.passes(days=4)
    with small_house.refusing(Invalid) as refused:
        small_house.complete(project, "choose", {"note": "不在公示中的公司"})
    assert [one.key for one in refused.value.problems] == ["no_candidate"]


def test_passing_over_the_first_candidate_asks_for_a_reason(small_house: House) -> None:
    project = begun(small_house)
    small_house.passes(days=4)
    with small_house.refusing(Invalid) as refused:
        small_house.complete(project, "choose", {"note": SECOND})
    assert [one.field for one in refused.value.problems] == ["reason"]
    small_house.complete(project, "choose", {"note": SECOND, "deadline": "第一名放弃"})
    assert case(small_house, project)["award"]["rank"] == 2


def test_the_letter_cannot_be_issued_in_the_objection_period(house: House) -> None:
    """S092: an objection that waits for its answer stops the letter, by its row."""
    project = decided(house)
    with house.refusing(TooEarly) as refused:
        house.complete(project, "send", {"amount": "1"})
    assert refused.value.where["rule"] == "ZTB-28"
    house.complete(project, "send", {"amount": "0"})
    assert house.open(project) == ["sign"]


def test_winner_and_losers_get_their_letters_at_once(house: House) -> None:
    project = sent(house)
    letters = {row.kind: row for row in house.rows(IssuedRow)}
    winner, loser = letters["award_letter"], letters["result_letter"]
    assert winner.recipient == house.actor("bidder.bidder1").organisation
    assert loser.recipient == house.actor("bidder.bidder2").organisation
    fields = winner.content["fields"]
    assert (fields["winner"], fields["lot_name"], str(fields["price"])) == (
        WINNER,
        "一标段",
        "98600000.5",
    )
    assert fields["contract_until"] == "2026-04-07"
    assert fields["contract_law"].startswith("《招标投标法》第46条")
    assert winner.issued_at == loser.issued_at
    assert {row.sha256 is not None for row in letters.values()} == {True}
    told = [one["document"] for one in house.told(project, Fact.LETTER_ISSUED)]
    assert sorted(told) == sorted(row.id for row in letters.values())
    assert WINNER not in str(house.facts(project))


def test_the_supervisors_order_revokes_all_letters_of_the_lot(house: House) -> None:
    project = sent(house)
    order = {
        "project": project,
        "name": "revoke",
        "data": {"note": "苏招监〔2026〕1号", "winner": "评标无效"},
    }
    with pytest.raises(Exception, match="may not"):
        house.give(SendMessage(actor=house.agency, **order))
    house.give(SendMessage(actor=house.actor("supervisor.nanjing"), **order))
    assert {row.revoked_order for row in house.rows(IssuedRow)} == {"苏招监〔2026〕1号"}
    (award,) = house.rows(AwardRow)
    assert (award.letter, award.winner) == (None, None)
    assert len(house.told(project, Fact.LETTER_REVOKED)) == 2
    with house.refusing(WrongState):
        house.complete(project, "sign", {"amount": PRICE, "deadline": "2026-03-10"})


def test_letters_lapse_when_the_winner_does_not_sign(house: House) -> None:
    project = sent(house)
    said = {"project": project, "name": "lapse", "data": {"note": "中标人放弃中标"}}
    house.give(SendMessage(actor=house.agency, **said))
    assert {row.revoked_order for row in house.rows(IssuedRow)} == {None}
    (reason,) = {row.revoked_reason for row in house.rows(IssuedRow)}
    assert reason.startswith("中标人放弃中标（") and "条" in reason
    (award,) = house.rows(AwardRow)
    assert (award.letter, award.winner, len(award.candidates)) == (None, None, 2)


def test_a_contract_that_departs_from_the_award_is_refused(house: House) -> None:
    project = sent(house)
    right = {"amount": PRICE, "deadline": "2026-03-06", "note": WINNER}
    for wrong, field in (
        ({"amount": "98600000.51"}, "price"),
        ({"note": SECOND}, "contractor"),
        ({"deadline": "2027-01-01"}, "signed_on"),
        ({"deadline": "有空再签"}, "signed_on"),
    ):
        with house.refusing(Invalid) as refused:
            house.complete(project, "sign", {**right, **wrong})
        assert [one.field for one in refused.value.problems] == [field]
    document = house.attach(project)
    house.complete(project, "sign", {**right, "papers": [document]})
    contract = case(house, project)["contract"]
    assert (contract["in_time"], contract["until"]) == (True, "2026-04-07")
    (row,) = house.rows(AwardRow)
    assert len(row.contract["files"]) == 1


def test_a_contract_signed_late_is_taken_and_flagged(small_house: House) -> None:
    project = sent(small_house)
    small_house.passes(days=60)
    small_house.complete(
        project, "sign", {"amount": PRICE, "deadline": "2026-04-08", "note": WINNER}
    )
    assert case(small_house, project)["contract"]["in_time"] is False
    assert small_house.told(project, Fact.CONTRACT_RECORDED)[0]["in_time"] is False
