"""item.toml as a form: what it shows is saved, what it does not show stays."""

import re
import tomllib
from html import unescape

from tests.webapp.studio.analysts import Studio

ITEM = """code = "D01-BID"
zh = "排污权单向竞价"
en = "Emission bidding"
class = "D01"
process = "emission_bid"
start_form = "emission_bid/start"
starters = ["agency"]
messages = ["bid"]
sender = ["bids.standing"]
legal_basis = [{ zh = "规则", en = "Rules" }]

[parameters]
notice_days = 3
rate = 0.5

[bounds.notice_days]
zh = "公告期"
min = 1
restricts = "guarantee"

[offered]
bid = "=true"

[closes.bid]
at = "=deadline"
rule = "ZTB-14"

[words]
note = { zh = "说明", en = "Note" }
"""


def sent(page: str) -> dict[str, str]:
    """What a browser would send of the form as it was opened."""
    form = page.partition('class="panel studio-form')[2]
    fields = {
        name: unescape(value)
        for name, value in re.findall(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"', form)
        if name != "csrf_token"
    }
    fields |= {
        name: unescape(text).strip()
        for name, text in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)<', form)
    }
    for select in re.findall(r"<select.*?</select>", form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', select)
        name = re.search(r'name="([^"]+)"', select)
        assert name
        fields[name[1]] = chosen[1] if chosen else ""
    return {**fields, "starters": "agency"}


def opened(studio: Studio) -> str:
    draft = studio.begun()
    assert studio.first.put(draft, "item.toml", ITEM, 1).json == {"number": 2}
    return draft


def kept(studio: Studio, draft: str) -> dict[str, object]:
    body = studio.first.client.get(f"/studio/{draft}/files/item.toml").get_data(as_text=True)
    return tomllib.loads(body)


def test_saved_as_it_was_opened_nothing_changes(studio: Studio) -> None:
    draft = opened(studio)
    fields = sent(studio.first.get(f"/studio/{draft}/item"))
    studio.first.post(f"/studio/{draft}/item", **fields)
    assert kept(studio, draft) == tomllib.loads(ITEM)


def test_a_row_is_changed_added_and_taken_away_and_unknown_keys_stay(studio: Studio) -> None:
    draft = opened(studio)
    fields = sent(studio.first.get(f"/studio/{draft}/item"))
    fields |= {
        "zh": "新名称",
        "p0.max": "7",
        "p1.name": "",
        "p2.name": "plan_days",
        "p2.value": "10",
    }
    studio.first.post(f"/studio/{draft}/item", **fields)
    item = kept(studio, draft)
    assert item["zh"] == "新名称"
    assert item["parameters"] == {"notice_days": 3, "plan_days": 10}
    bounds = item["bounds"]
    assert isinstance(bounds, dict)
    assert bounds["notice_days"] == {"zh": "公告期", "min": 1, "max": 7, "restricts": "guarantee"}
    assert (item["words"], item["sender"]) == (
        {"note": {"zh": "说明", "en": "Note"}},
        ["bids.standing"],
    )


def test_who_was_faster_is_not_overwritten_and_what_was_typed_stays(studio: Studio) -> None:
    draft = opened(studio)
    fields = sent(studio.first.get(f"/studio/{draft}/item"))
    studio.second.put(draft, "item.toml", ITEM + "# x\n", 2)
    page = studio.first.post(f"/studio/{draft}/item", status=409, **{**fields, "zh": "我写的"})
    assert "刚被别人保存过" in page
    assert 'value="我写的"' in page
    again = sent(page)
    studio.first.post(f"/studio/{draft}/item", **again)
    assert kept(studio, draft)["zh"] == "我写的"


def test_a_text_that_is_no_toml_leads_to_the_plain_text(studio: Studio) -> None:
    draft = studio.begun()
    studio.first.put(draft, "item.toml", "code = ", 1)
    answer = studio.first.client.get(f"/studio/{draft}/item")
    assert answer.headers["Location"] == f"/studio/{draft}/text/item.toml"
    studio.first.post(f"/studio/{draft}/item", status=422, based_on="2")
