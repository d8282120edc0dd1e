"""After a deadline a page says when it was and by which article, and offers nothing to send."""

import json

from tests.webapp.desk.desk import Desk, text_of
from tests.workflow.queries.test_offers import open_for_bids

BUTTON = 'type="submit">提交</button>'
ON_TIME = "=date and time(deadline) > now()"


def test_a_bid_typed_in_time_and_sent_late_is_refused_with_moment_and_article(desk: Desk) -> None:
    project, bidder = open_for_bids(desk.house, ON_TIME), desk["bidder.bidder1"]
    place = f"/projects/{project}/messages/bid"
    assert BUTTON in bidder.get(place)
    desk.house.passes(days=1)
    page = bidder.post(place, 409, data=json.dumps({"note": "bid"}))
    read = text_of(page)
    assert "2026-03-03 09:00（北京时间）" in read
    assert "《招标投标法实施条例》第36条" in read
    assert BUTTON not in page
    assert bidder.values(page)["note"] == "bid"


def test_whoever_comes_after_the_deadline_reads_the_same(desk: Desk) -> None:
    project, bidder = open_for_bids(desk.house, ON_TIME), desk["bidder.bidder2"]
    desk.house.passes(days=1)
    place = f"/projects/{project}/messages/bid"
    page = bidder.get(place)
    assert "截止时间为 2026-03-03 09:00（北京时间）" in text_of(page)
    assert BUTTON not in page
    bidder.post("/language", language="en")
    read = text_of(bidder.get(place))
    assert "2026-03-03 09:00 (Beijing time)" in read
    assert "Article 36" in read


def test_what_the_item_does_not_offer_cannot_be_sent_from_its_page(desk: Desk) -> None:
    project = open_for_bids(desk.house, "=count(own_bids) > 0")
    page = desk["bidder.bidder1"].get(f"/projects/{project}/messages/bid")
    assert "现在不接收这项提交" in text_of(page)
    assert BUTTON not in page
