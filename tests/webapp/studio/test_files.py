"""What editors speak: newest contents, saving over a state, who else is here, what is wrong."""

import pytest

from tests.webapp.studio.analysts import Studio

PATH = "process.bpmn"


def test_the_newest_content_comes_with_its_number_and_runs_nothing(studio: Studio) -> None:
    draft = studio.begun()
    answer = studio.first.client.get(f"/studio/{draft}/files/{PATH}")
    assert answer.headers["X-File-Number"] == "1"
    assert answer.content_type == "text/plain; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.data.startswith(b"<?xml")


def test_a_save_over_the_newest_state_is_the_next_number(studio: Studio) -> None:
    draft = studio.begun()
    assert studio.first.put(draft, PATH, "<a/>", 1).json == {"number": 2}
    assert studio.second.client.get(f"/studio/{draft}/files/{PATH}").data == b"<a/>"


def test_of_two_saving_at_once_the_later_one_is_told_and_nothing_is_lost(studio: Studio) -> None:
    draft = studio.begun()
    assert studio.first.put(draft, PATH, "<first/>", 1).status_code == 200
    late = studio.second.put(draft, PATH, "<second/>", 1)
    assert late.status_code == 409
    assert late.json["person"] == "名first"
    assert late.json["number"] == 2
    assert late.json["at"]
    assert studio.second.put(draft, PATH, "<second/>", 2).json == {"number": 3}
    old = studio.second.client.get(f"/studio/{draft}/file-states/2/{PATH}")
    assert (old.data, old.headers["X-File-Number"]) == (b"<first/>", "2")


def test_the_history_says_who_and_when_newest_first(studio: Studio) -> None:
    draft = studio.begun()
    studio.second.put(draft, PATH, "<a/>", 1)
    told = studio.first.client.get(f"/studio/{draft}/file-history/{PATH}").json
    assert [(one["number"], one["by"], one["removed"]) for one in told] == [
        (2, "名second", False),
        (1, "名first", False),
    ]


@pytest.mark.parametrize("path", ["x.py", "forms/x.form", "item.toml.exe", "%2e%2e/x.bpmn"])
def test_a_path_that_no_package_has_is_refused_with_its_reason(studio: Studio, path: str) -> None:
    answer = studio.first.put(studio.begun(), path, "x", 0)
    assert answer.status_code in (404, 422)
    if answer.status_code == 422:
        assert answer.json["problems"][0]["field"] == "path"


@pytest.mark.parametrize("based_on", ["", "one", "-1"])
def test_a_save_that_names_no_state_is_refused(studio: Studio, based_on: str) -> None:
    answer = studio.first.put(studio.begun(), PATH, "<a/>", based_on)
    assert answer.status_code == 422
    assert answer.json["problems"][0]["field"] == "based_on"


def test_more_than_four_mebibytes_are_refused(studio: Studio) -> None:
    draft = studio.begun()
    assert studio.first.put(draft, PATH, b"x" * (4 * 1024 * 1024 + 1), 1).status_code == 413
    assert studio.first.client.get(f"/studio/{draft}/files/{PATH}").headers["X-File-Number"] == "1"


@pytest.mark.parametrize("path", ["templates/history", "templates/states/2"])
def test_a_file_of_any_name_is_fetched_with_its_history(studio: Studio, path: str) -> None:
    draft = studio.begun()
    assert studio.first.put(draft, path, "文", 0).json == {"number": 1}
    get = studio.first.client.get
    assert get(f"/studio/{draft}/files/{path}").text == "文"
    assert get(f"/studio/{draft}/file-states/1/{path}").text == "文"
    assert len(get(f"/studio/{draft}/file-history/{path}").json) == 1


def test_a_closed_draft_takes_no_save_and_says_so(studio: Studio) -> None:
    draft = studio.begun()
    studio.first.post(f"/studio/{draft}/droppings", reason="不再需要")
    answer = studio.first.put(draft, PATH, "<a/>", 1)
    assert answer.status_code == 409
    assert "number" not in answer.json
    assert "草稿" in answer.json["message"]


def test_others_at_the_draft_are_named_with_their_file(studio: Studio) -> None:
    draft = studio.begun()
    studio.second.tell(f"/studio/{draft}/presence", {"path": PATH})
    told = studio.first.tell(f"/studio/{draft}/presence", {"path": "item.toml"}).json
    assert told["others"] == [{"name": "名second", "path": PATH}]
    studio.first.put(draft, PATH, "<a/>", 1)
    after = studio.first.tell(f"/studio/{draft}/presence", {"path": "item.toml"}).json
    assert after["revision"] == told["revision"] + 1


def test_findings_name_rule_file_element_and_where_to_read_more(studio: Studio) -> None:
    draft = studio.begun()
    xml = studio.first.client.get(f"/studio/{draft}/files/{PATH}").get_data(as_text=True)
    broken = xml.replace("emission_bid/first_task", "emission_bid/no_such")
    studio.first.put(draft, PATH, broken, 1)
    told = studio.first.client.get(f"/studio/{draft}/findings.json").json
    found = next(one for one in told if one["severity"] == "error")
    assert (found["file"], found["element"]) == (PATH, "first_task")
    assert found["zh"] != found["en"]
    assert found["rule"] in studio.first.get(found["page"])


def test_an_item_that_cannot_be_read_is_a_finding_among_the_others(studio: Studio) -> None:
    draft = studio.begun()
    studio.first.put(draft, "item.toml", "code = ", 1)
    told = studio.first.client.get(f"/studio/{draft}/findings.json").json
    assert [one["file"] for one in told if one["rule"] == "item-complete"] == ["item.toml"]


def test_who_writes_no_drafts_gets_nothing(studio: Studio) -> None:
    draft = studio.begun()
    for address in ("", "/findings.json", f"/files/{PATH}", f"/file-history/{PATH}"):
        assert studio.outsider.client.get(f"/studio/{draft}{address}").status_code == 403
    assert studio.outsider.put(draft, PATH, "<a/>", 1).status_code == 403
