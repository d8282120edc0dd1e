"""The hall shows the public what the law lets it see, and each who takes part what is theirs."""

import hashlib

import pytest

from engine.people.queries.names import organisation_names
from engine.trading.opening.tables import OpeningRow
from tests.trading.opening.hall import HOST, PEOPLE, RECORDER, Hall
from tests.webapp.desk.desk import Desk, text_of


def place(opening: Hall, rest: str = "") -> str:
    return f"/opening/{opening.project}/1{rest}"


def read_out(opening: Hall, *bidders: int) -> None:
    opening.begins()
    for role in ("tenderee", "supervisor"):
        opening.hands_in(role)
    for number in bidders:
        opening.decrypts(opening.bids[number - 1])
    opening.window_ends()


def names(opening: Hall) -> list[str]:
    keys = [str(bid.by.organisation) for bid in opening.bids]
    known = opening.house.ask(organisation_names, set(keys))
    return [known[key] for key in keys]


def test_before_the_deadline_there_is_no_hall_for_anybody(opening: Hall, desk: Desk) -> None:
    public = desk.agency.another()
    for person in (public, desk[HOST], desk["bidder.bidder1"], desk["supervisor.nanjing"]):
        person.get(place(opening), 404)
        person.get(f"/opening/{opening.project}", 404)
        person.get(place(opening, "/live"), 404)
    desk[PEOPLE["tenderee"]].get(place(opening, "/shares"), 404)


def test_in_the_window_the_public_sees_counts_and_nobody_s_number(
    opening: Hall, desk: Desk
) -> None:
    opening.begins()
    opening.decrypts(opening.bids[0])
    page = text_of(desk.agency.another().get(place(opening)))
    assert "已交出密钥的投标人 1 / 2" in page
    assert "递交投标文件 2 份" in page
    for hidden in (*names(opening), "第 1 号", "1,000,000", "投标书.pdf", "B-"):
        assert hidden not in page
    inside = text_of(desk[HOST].get(place(opening)))
    assert "第 1 号 已交密钥" in inside
    assert not any(name in inside for name in names(opening))
    own = text_of(desk["bidder.bidder2"].get(place(opening)))
    assert "第 2 号 （本单位） 等待" in own.replace("号（", "号 （")


def test_after_the_read_out_all_read_names_prices_and_what_follows(
    opening: Hall, desk: Desk
) -> None:
    read_out(opening, 1)
    page = text_of(desk.agency.another().get(place(opening)))
    first, second = names(opening)
    assert first in page
    assert "1,000,000.50" in page
    assert "视为撤销" in page
    assert "投标人没有在规定时间内交出密钥" in page
    assert "第30-31条" in page
    assert second not in page
    assert "2,000,000.50" not in page
    assert "投标书.pdf" not in page


def test_the_live_part_says_when_the_page_is_to_be_loaded_anew(opening: Hall, desk: Desk) -> None:
    opening.begins()
    public = desk.agency.another()
    same = public.client.get(place(opening, "/live?phase=window"))
    assert "HX-Refresh" not in same.headers
    assert "<html" not in same.get_data(as_text=True)
    opening.window_ends()
    later = public.client.get(place(opening, "/live?phase=window"))
    assert later.headers["HX-Refresh"] == "true"


def test_a_key_is_refused_in_words_and_taken_once(opening: Hall, desk: Desk) -> None:
    opening.begins()
    mine = desk["bidder.bidder1"]
    headers = {"X-CSRFToken": mine.token(), "Accept": "application/json"}
    wrong = mine.client.post(place(opening, "/key"), json={"secret": "AAAA"}, headers=headers)
    assert wrong.status_code == 422
    assert "这不是您这份投标文件的密钥" in str(wrong.json)
    for nothing in (None, [], "x", {"secret": None}):
        answer = mine.client.post(place(opening, "/key"), json=nothing, headers=headers)
        assert answer.status_code == 422
    opening.window_ends()
    late = mine.client.post(place(opening, "/key"), json={"secret": "AAAA"}, headers=headers)
    assert late.status_code == 409
    assert late.json == {"message": "解密时间已经结束，不再接收密钥。"}


def test_only_its_custodian_gets_the_sealed_shares(opening: Hall, desk: Desk) -> None:
    opening.begins()
    told = desk[PEOPLE["tenderee"]].client.get(place(opening, "/shares")).json
    assert told is not None
    assert [one["number"] for one in told["shares"]] == [1, 2]
    assert {one["custodian"] for one in told["shares"]} == {"tenderee"}
    for login, status in (("bidder.bidder1", 403), (HOST, 403), ("bidder.bidder3", 404)):
        desk[login].get(place(opening, "/shares"), status)


def test_what_was_typed_is_not_lost_when_it_is_refused(opening: Hall, desk: Desk) -> None:
    read_out(opening, 1, 2)
    long = "长" * 2_001
    page = desk["bidder.bidder1"].post(place(opening, "/objections"), 422, text=long)
    assert long in page
    assert "字数不符合要求" in page
    page = desk[RECORDER].post(place(opening, "/closing"), 403)
    assert "没有办成" in page


def test_objections_are_read_by_who_takes_part_and_counted_for_others(
    opening: Hall, desk: Desk
) -> None:
    read_out(opening, 1, 2)
    desk["bidder.bidder1"].post(place(opening, "/objections"), text="报价读错了")
    assert "报价读错了" in desk[HOST].get(place(opening))
    page = text_of(desk.agency.another().get(place(opening)))
    assert "异议与答复 1 条" in page
    assert "报价读错了" not in page
    waits = desk[RECORDER].post(place(opening, "/minutes"), 409)
    assert "还有异议没有答复" in waits


def test_the_minutes_that_are_signed_can_be_taken_away(opening: Hall, desk: Desk) -> None:
    read_out(opening, 1, 2)
    desk["bidder.bidder1"].get(place(opening, "/minutes.json"), 404)
    desk[RECORDER].post(place(opening, "/minutes"))
    content = desk["bidder.bidder1"].client.get(place(opening, "/minutes.json")).data
    (row,) = opening.house.rows(OpeningRow, lot="1")
    assert hashlib.sha256(content).hexdigest() == row.minutes_hash
    desk.agency.another().get(place(opening, "/minutes.json"), 404)
    for login in (HOST, RECORDER):
        desk[login].post(place(opening, "/signatures"), hash=str(row.minutes_hash))
    desk[HOST].post(place(opening, "/closing"))
    page = text_of(desk.agency.another().get(place(opening)))
    assert "开标已经结束" in page
    assert f"没有签认，视同认可： {' '.join(names(opening))}" in page


def test_files_of_bids_are_for_who_may_read_them(opening: Hall, desk: Desk) -> None:
    read_out(opening, 1, 2)
    file = f"/opening/bids/{opening.bids[0].id}/files/0"
    sent = desk[HOST].send(file)
    assert sent.data.startswith(b"%PDF ")
    assert "attachment" in sent.headers["Content-Disposition"]
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    assert sent.content_length == len(sent.data)
    for login in ("bidder.bidder1", RECORDER):
        desk[login].post(file, 403)


@pytest.mark.parametrize("login", ["agency.agency1", "supervisor.nanjing"])
def test_the_project_s_page_leads_to_hall_and_custodians(
    opening: Hall, desk: Desk, login: str
) -> None:
    assert f'href="/custodians/{opening.project}"' in desk[login].get(
        f"/projects/{opening.project}"
    )
    opening.begins()
    page = desk[login].get(f"/projects/{opening.project}")
    assert f'href="/opening/{opening.project}/1"' in page
    assert f'href="/opening/{opening.project}/2"' in page


def test_bidders_do_not_see_the_custodians_page(opening: Hall, desk: Desk) -> None:
    desk["bidder.bidder1"].get(f"/custodians/{opening.project}", 403)
    desk["bidder.bidder3"].get(f"/custodians/{opening.project}", 404)
    desk.agency.another().get(f"/custodians/{opening.project}", 302)
    page = text_of(desk[PEOPLE["tenderee"]].get(f"/custodians/{opening.project}"))
    assert page.count("已确定") == 3
    assert "重新生成" not in page
