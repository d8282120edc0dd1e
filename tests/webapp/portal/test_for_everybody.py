"""Documents, addresses and questions of people who say no name; nothing tells who they were."""

import logging

import pytest

from engine.trading.notices.tables import AddressRow
from engine.vocabulary import Fact
from engine.workflow.tables import SubmissionRow
from tests.trading.notices.tender import corrected, withdrawn
from tests.webapp.portal.conftest import Tender


def test_a_document_is_handed_out_without_a_name_and_nothing_is_kept(
    tender: Tender, caplog: pytest.LogCaptureFixture
) -> None:
    """ZTB-61, ZTB-64: no cookie, no row, no fact, no line in the log."""
    before = tender.house.dump()
    caplog.set_level(logging.DEBUG)
    caplog.clear()
    for visitor in (tender.anybody(), tender.desk["bidder.bidder1"]):
        before = tender.house.dump()
        answer = visitor.client.get(f"/notices/{tender.notice}/documents/{tender.paper}")
        assert answer.data == b"%PDF-1.4 tender"
        assert "attachment" in answer.headers["Content-Disposition"]
        assert "Set-Cookie" not in answer.headers
        assert tender.house.dump() == before
    told = " ".join(record.getMessage() for record in caplog.records)
    assert tender.paper not in told
    assert "bidder" not in told


def test_what_was_not_published_is_not_handed_out(tender: Tender) -> None:
    secret = tender.house.attach(tender.project, b"%PDF-1.4 secret")
    for place in (f"{tender.notice}/documents/{secret}", f"x/documents/{tender.paper}"):
        assert tender.anybody().client.get(f"/notices/{place}").status_code == 404


def test_the_pages_of_notice_and_project_offer_the_document(tender: Tender) -> None:
    link = f'href="/notices/{tender.notice}/documents/{tender.paper}"'
    for page in (f"/notices/{tender.notice}", f"/notices/projects/{tender.project}"):
        assert link in tender.anybody().get(page)


def test_an_address_is_taken_and_never_shown_again(tender: Tender) -> None:
    visitor = tender.anybody()
    led = visitor.post(tender.at("addresses"), address="buyer@example.com")
    assert led == f"/notices/projects/{tender.project}"
    assert "已登记" in visitor.get(led)
    (row,) = tender.house.rows(AddressRow)
    for login in ("agency.agency1", "centre_intake.nanjing", "supervisor.nanjing"):
        assert "buyer" not in tender.desk[login].get(f"/projects/{tender.project}")
    assert "删除我的地址" in visitor.get(f"/notices/addresses/{row.id}")
    assert tender.house.rows(AddressRow)
    visitor.post(f"/notices/addresses/{row.id}", 200)
    assert not tender.house.rows(AddressRow)


def test_what_is_no_address_comes_back_as_it_was_typed(tender: Tender) -> None:
    page = tender.anybody().post(tender.at("addresses"), 422, address="buyer at example")
    assert 'value="buyer at example"' in page
    assert page.count("请填写电子邮箱或手机号码") == 2


def test_anybody_asks_and_the_answer_names_nobody(tender: Tender) -> None:
    visitor = tender.anybody()
    led = visitor.post(
        tender.at("questions"), question_about="第三章", question_text="桩基多深？", key="k-1"
    )
    assert "问题已提交" in visitor.get(led)
    again = {"question_about": "第三章", "question_text": "桩基多深？", "key": "k-1"}
    visitor.post(tender.at("questions"), **again)
    (fact,) = [
        one for one in tender.house.facts(tender.project) if one.fact == Fact.MESSAGE_RECEIVED
    ]
    assert fact.actor == "public"
    assert len(tender.house.rows(SubmissionRow, id="k-1")) <= 1
    tender.house.complete(tender.project, "answer", {"answer": "见图纸 12。"})
    page = tender.anybody().get(f"/notices/{tender.notice}")
    assert "之后发布了澄清" in page
    assert "长江大桥澄清公告" in page


@pytest.mark.parametrize("typed", ["", "   ", "长" * 2001])
def test_a_question_that_cannot_be_is_told_and_nothing_typed_is_lost(
    tender: Tender, typed: str
) -> None:
    page = tender.anybody().post(
        tender.at("questions"), 422, question_text=typed, question_about="第二章"
    )
    assert 'href="#question_text"' in page
    assert "第二章" in page
    assert typed.strip() in page


def test_a_project_of_which_nothing_is_public_is_not_there(tender: Tender) -> None:
    other = tender.house.start({"project_name": "别的", "project_code": "P-2"}, item="CALL")
    for status, path in ((404, f"/notices/projects/{other}"), (404, "/notices/projects/none")):
        tender.anybody().get(path, status)
    tender.anybody().post(f"/notices/projects/{other}/questions", 404, question_text="何时？")


def test_a_corrected_and_a_withdrawn_notice_say_so_and_lead_to_the_others(tender: Tender) -> None:
    correction = corrected(tender.house, tender.project, "建设规模", "全长 3.6 公里")["id"]
    page = tender.anybody().get(f"/notices/{tender.notice}")
    assert "这份公告有更正" in page
    assert f"/notices/{correction}" in page
    page = tender.anybody().get(f"/notices/{correction}")
    assert "更正的是这份公告" in page
    assert f"/notices/{tender.notice}" in page
    assert "全长 3.2 公里" in page and "全长 3.6 公里" in page
    gone = withdrawn(tender.house, tender.project)["id"]
    page = tender.anybody().get(f"/notices/{tender.notice}")
    assert "这份公告已经撤回" in page
    assert f"/notices/{gone}" in page
    assert "主桥和引桥的施工" in page
    assert "已撤回" in tender.anybody().get("/")
