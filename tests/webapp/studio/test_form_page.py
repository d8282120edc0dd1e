"""The form editor's page, who meets a form, and trials of it before it is saved."""

import json

from tests.webapp.studio.analysts import Studio

HOSTILE = "</script><script>alert(1)</script>"


def form_of(studio: Studio, draft: str) -> str:
    offers = studio.first.client.get(f"/studio/{draft}/offers.json").json
    return str(offers["forms"][0]["url"])


def test_the_page_holds_the_form_and_its_number(studio: Studio) -> None:
    draft = studio.begun()
    page = studio.first.client.get(form_of(studio, draft)).text
    assert 'data-number="1"' in page and "schemaVersion" in page


def test_a_form_cannot_close_the_script_it_stands_in(studio: Studio) -> None:
    draft = studio.begun()
    address = form_of(studio, draft)
    path = address.partition("/form/")[2]
    studio.first.put(draft, path, json.dumps({"id": HOSTILE}), 1)
    assert "<script>alert(1)" not in studio.first.client.get(address).text


def test_only_forms_have_the_page(studio: Studio) -> None:
    draft = studio.begun()
    for path in ("item.toml", "forms/x/none.form"):
        assert studio.first.client.get(f"/studio/{draft}/form/{path}").status_code == 404


def test_the_audience_names_who_fills_the_form_in(studio: Studio) -> None:
    draft = studio.begun()
    told = studio.first.client.get(f"{form_of(studio, draft)}/audience").json
    assert told["meetings"][0]["tasks"]
    assert {"role", "name", "tasks", "sees", "sees_after"} == set(told["meetings"][0])


def test_sample_data_are_kept_with_the_draft_for_whoever_comes_next(studio: Studio) -> None:
    draft = studio.begun()
    address = form_of(studio, draft)
    answer = studio.first.client.put(
        f"{address}/sample",
        json={"text": '{"note": "</textarea>"}'},
        headers={"X-CSRFToken": studio.first._token()},
    )
    assert answer.status_code == 204
    assert "{&#34;note&#34;: &#34;&lt;/textarea&gt;&#34;}" in studio.second.client.get(address).text


def test_a_trial_answers_in_the_language_of_the_page(studio: Studio) -> None:
    draft = studio.begun()
    field = {"type": "textfield", "id": "F", "key": "price", "label": "报价"}
    schema = {"type": "default", "schemaVersion": 18, "components": [field]}
    sent = {"schema": schema, "data": {"price": "5", "other": 1}, "known": {}}
    answer = studio.first.tell(f"{form_of(studio, draft)}/trials", sent)
    assert answer.json["problems"] == [{"field": "other", "message": "表单中没有“other”"}]
    sent = {"schema": {**schema, "components": [{"type": "iframe"}]}, "data": {}}
    told = studio.first.tell(f"{form_of(studio, draft)}/trials", sent).json
    assert "iframe" in told["defects"][0] and told["taken"] is None


def test_numbers_of_a_trial_stay_what_they_are(studio: Studio) -> None:
    draft = studio.begun()
    field = {"type": "number", "id": "F", "key": "price", "label": "报价"}
    schema = {"type": "default", "schemaVersion": 18, "components": [field]}
    sent = {"schema": schema, "data": {"price": 19.99}, "known": {}}
    answer = studio.first.tell(f"{form_of(studio, draft)}/trials", sent)
    assert '"price":19.99' in answer.text


def test_nonsense_and_strangers_are_refused(studio: Studio) -> None:
    draft = studio.begun()
    address = f"{form_of(studio, draft)}/trials"
    assert 400 <= studio.first.tell(address, [1]).status_code < 500
    assert studio.outsider.tell(address, {}).status_code in (302, 403, 404)
