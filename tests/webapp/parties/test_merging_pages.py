"""Likely duplicates are shown with their reasons; the clerk compares two and merges them."""

import re

from tests.webapp.parties.walking import registers
from tests.webapp.visiting import Visitor


def test_two_records_of_one_party_are_found_compared_and_merged(
    stranger: Visitor, clerk: Visitor
) -> None:
    seat = {"legal_representative": "孙建设", "address": "扬州市文昌路9号", "region": "321000"}
    first, second = stranger, stranger.another()
    registers(first, 0, code="91321300MA1004923G", login="sun1", name="扬州文昌古建公司", **seat)
    registers(second, 1, code="91321100MA1004181Q", login="sun2", name="扬州市文昌古建公司", **seat)
    page = clerk.get("/parties/duplicates")
    row = next(one for one in page.split("<tbody>")[1].split("<tr>") if "扬州市文昌古建公司" in one)
    assert "名称相近" in row
    assert "法定代表人和住所相同" in row
    place = re.search(r'href="(/parties/merging\?[^"]+)"', row)
    assert place
    shown = clerk.get(place[1].replace("&amp;", "&"))
    ids = re.findall(r'name="kept" value="(\w+)"', shown)
    sent = {"one": ids[0], "other": ids[1]}
    refused = clerk.post("/parties/merging", 422, **sent, reason="同一单位")
    assert "请选择一个单位" in refused
    assert "同一单位" in refused
    led = clerk.post("/parties/merging", **sent, kept=ids[0], reason="同一营业执照")
    assert led == f"/parties/{ids[0]}"
    assert "同一营业执照" in clerk.get(f"/parties/{ids[1]}"), "the old id answers with the new"
    assert "比较与合并" not in clerk.get(f"/parties/duplicates?party={ids[0]}")


def test_who_only_reads_merges_nothing(stranger: Visitor) -> None:
    stranger.signs_in("supervisor")
    assert "可能的重复登记" in stranger.get("/parties/duplicates")
    stranger.get("/parties/merging?one=a&other=b", 403)
    stranger.post("/parties/merging", 403, one="a", other="b", kept="")
