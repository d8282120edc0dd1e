"""What channels show is told to those who watch, and in short to everybody."""

from engine.trading.notices.media import media
from engine.trading.notices.orders.record_check import RecordCheck
from engine.vocabulary import CLOCK
from tests.webapp.portal.conftest import Tender


def differ(tender: Tender) -> None:
    seen = {"notice": tender.notice, "medium": "second_channel"}
    tender.house.give(RecordCheck(actor=CLOCK, reached=True, hash="0" * 64, **seen))


def test_a_difference_is_shown_to_centre_and_supervisor_of_the_region(tender: Tender) -> None:
    differ(tender)
    for login in ("supervisor.nanjing", "centre_intake.nanjing"):
        page = tender.desk[login].get("/channels")
        assert "内容不一致" in page.split("最近发布的")[0]
        assert "发布渠道核对" in tender.desk[login].get("/")
    elsewhere = tender.desk["centre_intake.wuxi"].get("/channels")
    assert "内容不一致" not in elsewhere
    assert "内容不一致" in tender.anybody().get(f"/notices/{tender.notice}")


def test_it_is_nothing_to_others(tender: Tender) -> None:
    tender.desk["agency.agency1"].get("/channels", 403)
    assert tender.anybody().client.get("/channels").status_code == 302
    assert "发布渠道核对" not in tender.anybody().get("/")
    tender.desk["supervisor.nanjing"].post(
        "/channels", 403, key="x", zh="x", en="x", region="320000"
    )


def test_the_system_administrator_names_channels(tender: Tender) -> None:
    keeper = tender.desk["system_admin"]
    given = {"zh": "日报", "en": "Daily", "url": "https://daily.example", "region": "320000"}
    page = keeper.post("/channels", 422, key="Daily!", **given)
    assert 'value="https://daily.example"' in page
    assert "用小写英文字母" in page
    keeper.post("/channels", key="daily", active="1", **given)
    assert [one.key for one in tender.house.ask(media)] == ["daily"]


def test_a_notice_shows_its_proof_and_what_it_must_hold(tender: Tender) -> None:
    page = tender.anybody().get(f"/notices/{tender.notice}")
    assert "账本里的记录" in page
    assert "16 项已载明，共 16 项" in page
    assert "二手来源，未核对原文" in page
    assert f'data-verify="/notices/{tender.notice}.json"' in page


def test_the_kinds_say_what_they_must_hold_and_where_it_was_read(tender: Tender) -> None:
    visitor = tender.anybody()
    assert "/notices/kinds/tender_notice" in visitor.get("/notices/kinds")
    page = visitor.get("/notices/kinds/auction_notice")
    assert "拍卖法第46条" in page
    assert "已读原文" in page
    visitor.get("/notices/kinds/none", 404)
