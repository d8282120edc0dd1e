"""Feeds, the map for search engines, and what the robots may read."""

from xml.etree import ElementTree as ET

from tests.trading.notices.tender import TITLE, withdrawn
from tests.webapp.portal.conftest import Tender

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_rss_and_atom_name_the_newest_with_addresses_that_stay(tender: Tender) -> None:
    withdrawn(tender.house, tender.project)
    rss = ET.fromstring(tender.anybody().get("/notices.rss"))
    titles = [item.findtext("title") for item in rss.iter("item")]
    assert titles == [f"{TITLE}的撤回公告", f"{TITLE}（已撤回）"]
    links = [item.findtext("link") for item in rss.iter("item")]
    assert links[-1] == f"http://localhost/notices/{tender.notice}"
    atom = ET.fromstring(tender.anybody().get("/notices.atom"))
    assert [entry.findtext(f"{ATOM}id") for entry in atom.iter(f"{ATOM}entry")] == links


def test_a_feed_takes_the_conditions_of_the_list(tender: Tender) -> None:
    withdrawn(tender.house, tender.project)
    asked = {"kind=tender_notice": 1, "text=隧道": 0, "region=320500": 0, "class=A01": 2}
    for conditions, count in asked.items():
        atom = ET.fromstring(tender.anybody().get(f"/notices.atom?{conditions}"))
        assert len(list(atom.iter(f"{ATOM}entry"))) == count
    page = tender.anybody().get("/?kind=tender_notice")
    assert "/notices.rss?kind=tender_notice" in page
    assert tender.anybody().client.get("/notices.json5").status_code == 404


def test_the_map_leads_to_every_notice(tender: Tender) -> None:
    index = ET.fromstring(tender.anybody().get("/sitemap.xml"))
    (part,) = [str(one.text) for one in index.iter(f"{MAP}loc")]
    addresses = ET.fromstring(tender.anybody().get(part.removeprefix("http://localhost")))
    found = [one.text for one in addresses.iter(f"{MAP}loc")]
    assert found == [f"http://localhost/notices/{tender.notice}"]
    for path in ("/sitemap-2.xml", "/sitemap-0.xml"):
        assert tender.anybody().client.get(path).status_code == 404


def test_robots_are_told_what_is_for_everybody(tender: Tender) -> None:
    text = tender.anybody().get("/robots.txt")
    assert "Disallow: /projects" in text
    assert "Sitemap: http://localhost/sitemap.xml" in text
    assert "Disallow: /notices" not in text


def test_nonsense_in_the_filters_is_no_condition(tender: Tender) -> None:
    link = f"/notices/{tender.notice}"
    for asked in ("kind=nonsense", "since=gestern&until=2026-13-01", "since=0001-01-01"):
        assert link in tender.anybody().get(f"/?{asked}")
    assert link in tender.anybody().get("/?since=2026-03-02&until=2026-03-02")
    assert link not in tender.anybody().get("/?until=2026-03-01")
    assert link not in tender.anybody().get("/?since=2026-03-03")
