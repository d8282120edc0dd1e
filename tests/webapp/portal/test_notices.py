"""The portal: the public finds notices, reads them, and verifies them."""

import hashlib
import re

from engine.store import exact
from engine.trading.notices.queries.public_notices import Notice, public_notices
from tests.webapp.square import Square
from tests.webapp.visiting import Visitor


def test_a_notice_is_found_by_words_kind_and_region(
    passer_by: Visitor, market_square: Square
) -> None:
    link = f"/notices/{the_notice(market_square).id}"
    assert link in passer_by.get("/?text=小学&kind=tender_notice&region=320100")
    for other in ("text=桥梁", "kind=award", "region=320500"):
        assert link not in passer_by.get(f"/?{other}")


def test_a_region_takes_what_lies_within_it_along(
    passer_by: Visitor, market_square: Square
) -> None:
    link = f"/notices/{the_notice(market_square).id}"
    assert link in passer_by.get("/?region=320000")
    assert link not in passer_by.get("/?region=%25")


def test_a_notice_shows_fields_amounts_and_moments_to_people(
    passer_by: Visitor, market_square: Square
) -> None:
    page = passer_by.get(f"/notices/{the_notice(market_square).id}")
    assert "<dt>招标范围</dt>" in page
    assert re.search(r"<th [^>]*>最高投标限价（元）</th>", page)
    assert re.search(r"<td [^>]*>\d{1,3}(,\d{3})+</td>", page)
    assert "T09:30:00+08:00" not in page.split('class="notice-raw"')[0]


def test_its_fields_have_english_names(passer_by: Visitor, market_square: Square) -> None:
    passer_by.post("/language", language="en")
    page = passer_by.get(f"/notices/{the_notice(market_square).id}")
    assert "<dt>Scope of the tender</dt>" in page
    assert re.search(r"<th [^>]*>Ceiling price \(CNY\)</th>", page)
    assert "Tenderee: Jiangsu Model Construction Investment" in page


def test_the_bytes_it_offers_have_the_hash_it_states(
    passer_by: Visitor, market_square: Square
) -> None:
    notice = the_notice(market_square)
    answer = passer_by.client.get(f"/notices/{notice.id}.json")
    assert hashlib.sha256(answer.data).hexdigest() == notice.hash
    assert notice.hash in passer_by.get(f"/notices/{notice.id}")


def test_the_second_channel_gets_the_same_content_and_hash(market_square: Square) -> None:
    notice = the_notice(market_square)
    sent = market_square.sent[notice.id]
    assert exact.canonical(sent["content"]) == exact.canonical(notice.content)
    assert sent["hash"] == notice.hash


def test_a_notice_that_is_not_there_is_not_found(passer_by: Visitor) -> None:
    passer_by.get("/notices/0", 404)
    passer_by.get("/notices/0.json", 404)
    passer_by.get("/?after=nonsense", 422)


def the_notice(square: Square) -> Notice:
    return square.engine.ask(public_notices).items[0]
