"""What people send is let through key by key, or refused with everything that is wrong."""

from decimal import Decimal
from typing import Any

import pytest

from engine.errors import Invalid
from engine.vocabulary import Json
from engine.workflow.forms import say
from tests.workflow.forms.tender import GOOD, form, form_of, problems, validate

TENDER = form()


def test_a_good_submission_comes_out_clean() -> None:
    assert validate(TENDER, GOOD) == {
        "price": Decimal("19.90"),
        "days": 30,
        "kind": "works",
        "lot": "L1",
        "media": ["web"],
        "opening_at": "2026-06-22T09:30:00+08:00",
        "signed_on": "2026-06-01",
        "at": "09:30:00",
        "agreed": True,
        "files": ["d1"],
        "contact": {"phone": "13800000000"},
        "site": {"road": "中山路"},
        "total": Decimal("20.90"),
        "bidders": [
            {"name": "乙", "organisation": "o2", "score": 95, "remark": "好"},
            {"name": "甲", "organisation": "o1", "score": 80},
        ],
    }


def test_money_keeps_every_digit() -> None:
    assert str(validate(TENDER, GOOD)["price"]) == "19.90"


def test_what_came_out_goes_in_again() -> None:
    once = validate(TENDER, GOOD)
    assert validate(TENDER, once) == once


@pytest.mark.parametrize(
    ("change", "field", "key"),
    [
        ({"price": "19.999"}, "price", "too_many_decimals"),
        ({"price": "-1"}, "price", "too_small"),
        ({"price": "1000.01"}, "price", "too_large"),
        ({"price": "1e3"}, "price", "not_a_number"),
        ({"price": "１９"}, "price", "not_a_number"),
        ({"price": "NaN"}, "price", "not_a_number"),
        ({"price": Decimal("Infinity")}, "price", "not_a_number"),
        ({"price": ""}, "price", "required"),
        ({"price": None}, "price", "required"),
        ({"price": 10**40}, "price", "number_too_large"),
        ({"price": Decimal("1E-40")}, "price", "number_too_large"),
        ({"price": "9" * 100}, "price", "number_too_large"),
        ({"days": "30"}, "days", "not_a_number"),
        ({"days": True}, "days", "not_a_number"),
        ({"days": Decimal("1.5")}, "days", "not_an_integer"),
        ({"kind": "gift"}, "kind", "not_an_option"),
        ({"kind": ["works"]}, "kind", "not_an_option"),
        ({"why": "偷塞"}, "why", "hidden_field"),
        ({"kind": "other"}, "why", "required"),
        ({"kind": "other", "why": "  "}, "why", "required"),
        ({"kind": "other", "why": "短"}, "why", "too_short"),
        ({"kind": "other", "why": "一二三四五六"}, "why", "too_long"),
        ({"kind": "other", "why": "x" * 60_000}, "why", "too_long"),
        ({"kind": "other", "why": "a\x00b"}, "why", "bad_character"),
        ({"kind": "other", "why": "a\ud800b"}, "why", "bad_character"),
        ({"kind": "other", "why": 5}, "why", "not_text"),
        ({"lot": "L2"}, "lot", "not_an_option"),
        ({"media": ["web", "radio"]}, "media", "not_an_option"),
        ({"media": ["web", "web"]}, "media", "repeated"),
        ({"media": "web"}, "media", "not_a_list"),
        ({"opening_at": "2026-13-01T09:30"}, "opening_at", "not_a_moment"),
        ({"opening_at": "2026-06-22"}, "opening_at", "not_a_moment"),
        ({"opening_at": "0001-01-01T00:00+14:00"}, "opening_at", "not_a_moment"),
        ({"opening_at": "2026-06-01T10:00"}, "opening_at", "too_early"),
        ({"opening_at": "2026-06-10T10:00"}, "opening_at", "check"),
        ({"signed_on": "2026-05-31"}, "signed_on", "too_early"),
        ({"signed_on": "2026-02-30"}, "signed_on", "not_a_date"),
        ({"at": "25:00"}, "at", "not_a_time"),
        ({"agreed": False}, "agreed", "must_accept"),
        ({"agreed": "yes"}, "agreed", "not_yes_or_no"),
        ({"files": ["x1"]}, "files", "unknown_document"),
        ({"files": "d1"}, "files", "not_documents"),
        ({"files": [{}]}, "files", "not_documents"),
        ({"contact": {"phone": "138"}}, "contact.phone", "pattern"),
        ({"contact": {"phone": "13800000000", "x": 1}}, "contact.x", "unknown_field"),
        ({"contact": "none"}, "contact", "not_an_object"),
        ({"project_name": "别的"}, "project_name", "readonly"),
        ({"is_admin": True}, "is_admin", "unknown_field"),
        ({"bidders": "none"}, "bidders", "not_a_list"),
        ({"bidders": [1]}, "bidders[0]", "not_an_object"),
        ({"bidders": [{"name": "丙", "score": 1}]}, "bidders[0].name", "readonly"),
        ({"bidders": [{"name": "甲"}]}, "bidders[0].score", "required"),
        ({"bidders": [{"name": "甲", "score": 101}]}, "bidders[0].score", "check"),
        (
            {"bidders": [{"score": 95}, {"score": 80, "remark": "x"}]},
            "bidders[1].remark",
            "hidden_field",
        ),
        ({"bidders": [{"score": 95, "role": "x"}]}, "bidders[0].role", "unknown_field"),
        ({"bidders": [{"score": n} for n in range(4)]}, "bidders", "too_many_rows"),
        ({"bidders": [{"score": 1}] * 501}, "bidders", "too_many_rows"),
    ],
)
def test_one_thing_wrong_is_one_problem(change: dict[str, Json], field: str, key: str) -> None:
    assert problems(TENDER, GOOD | change) == [(field, key)]


def test_all_problems_are_told_at_once() -> None:
    wrong: dict[str, Json] = {"price": "x", "agreed": False, "at": "9", "zzz": 1}
    told = problems(TENDER, GOOD | wrong)
    assert sorted(field for field, _ in told) == ["agreed", "at", "price", "zzz"]


def test_a_rule_about_a_wrong_field_is_not_put() -> None:
    assert problems(TENDER, GOOD | {"signed_on": "x"}) == [("signed_on", "not_a_date")]


def test_a_broken_rule_carries_its_sentences_and_its_law() -> None:
    with pytest.raises(Invalid) as refused:
        validate(TENDER, GOOD | {"opening_at": "2026-06-10T10:00"})
    (problem,) = refused.value.problems
    assert problem.params["rule"] == "ZTB-01"
    assert (say(problem, "zh"), say(problem, "en")) == ("不得少于二十日", "at least twenty days")
    assert problem.text == "at least twenty days"


@pytest.mark.parametrize("data", [None, [], "x", 1, True])
def test_only_an_object_is_a_submission(data: Json) -> None:
    assert problems(TENDER, data) == [("", "not_an_object")]


def test_naive_moments_mean_china_time() -> None:
    taken = validate(TENDER, GOOD | {"opening_at": "2026-06-22T01:30Z"})
    assert taken["opening_at"] == "2026-06-22T09:30:00+08:00"
    taken = validate(TENDER, GOOD | {"opening_at": "2026-06-22T09:30"})
    assert taken["opening_at"] == "2026-06-22T09:30:00+08:00"


def test_what_is_not_sent_is_not_taken() -> None:
    taken = validate(TENDER, {"price": "1", "agreed": True})
    assert taken == {"price": Decimal(1), "agreed": True, "total": Decimal(2)}


def test_a_computed_field_is_computed_here_whatever_was_sent() -> None:
    assert validate(TENDER, GOOD | {"total": 7})["total"] == Decimal("20.90")


def test_hidden_values_of_the_case_file_do_not_steer_conditions() -> None:
    chain = form_of(
        {"type": "checkbox", "key": "a", "label": "a"},
        {"type": "textfield", "key": "b", "label": "b", "conditional": {"hide": "=a"}},
        {"type": "textfield", "key": "c", "label": "c", "conditional": {"hide": '=b = "x"'}},
    )
    assert problems(chain, {"a": True, "c": "shown"}, {"b": "x"}) == []
    assert problems(chain, {"a": False, "b": "x", "c": "y"}, {}) == [("c", "hidden_field")]


def test_read_only_may_be_a_condition() -> None:
    once = form_of({"type": "textfield", "key": "a", "label": "a", "readonly": "=locked"})
    assert problems(once, {"a": "new"}, {"a": "old", "locked": False}) == []
    assert problems(once, {"a": "new"}, {"a": "old", "locked": True}) == [("a", "readonly")]


def test_a_list_of_fixed_rows_keeps_what_it_does_not_show() -> None:
    fixed = form_of(
        {
            "type": "dynamiclist",
            "path": "rows",
            "allowAddRemove": False,
            "components": [{"type": "number", "key": "n", "label": "n"}],
        }
    )
    known: dict[str, Any] = {"rows": [{"id": 1}, {"id": 2}]}
    assert validate(fixed, {"rows": [{"n": 5}, {"n": 6}]}, known) == {
        "rows": [{"id": 1, "n": 5}, {"id": 2, "n": 6}]
    }
    assert problems(fixed, {"rows": [{"n": 5}]}, known) == [("rows", "rows_fixed")]


def test_too_few_rows_are_told() -> None:
    listed = form_of(
        {
            "type": "dynamiclist",
            "path": "rows",
            "properties": {"minRows": "2"},
            "components": [{"type": "number", "key": "n", "label": "n"}],
        }
    )
    assert problems(listed, {}, {}) == [("rows", "too_few_rows")]
    assert problems(listed, {"rows": [{}]}, {}) == [("rows", "too_few_rows")]


def test_a_rule_that_asks_for_too_much_is_a_problem_and_no_failure() -> None:
    greedy = form_of(
        {
            "type": "number",
            "key": "n",
            "label": "n",
            "properties": {
                "check": "=count(for a in 1..9999, b in 1..9999 return a) > 0",
                "check_message": "x",
            },
        }
    )
    assert problems(greedy, {"n": 1}, {}) == [("", "too_complex")]


def test_a_rule_that_is_null_does_not_hold() -> None:
    unsure = form_of(
        {
            "type": "number",
            "key": "n",
            "label": "n",
            "properties": {"check": "=n > nobody", "check_message": "x"},
        }
    )
    assert problems(unsure, {"n": 1}, {}) == [("n", "check")]
