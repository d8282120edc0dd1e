"""The decision-table editor's page, its tests, and what the bench says in words."""

import json

from tests.language.coverage.tables import model
from tests.webapp.studio.analysts import Studio

PATH, TESTS = "method.dmn", "tests/method.json"
LADDER = model(("< 100 | 1", "[50..200] | 2", "> 300 | 3"))


def page_of(studio: Studio, draft: str) -> str:
    return studio.first.client.get(f"/studio/{draft}/table/{PATH}").text


def test_the_page_holds_the_table_its_tests_and_their_numbers(studio: Studio) -> None:
    draft = studio.begun()
    studio.first.put(draft, PATH, LADDER, 0)
    assert 'data-tests-number="0"' in page_of(studio, draft)
    studio.first.put(draft, TESTS, json.dumps({"it": [{"expected": "</script>"}]}), 0)
    page = page_of(studio, draft)
    assert 'data-tests-number="1"' in page
    assert "</script>}" not in page.replace(" ", "")


def test_only_tables_have_the_page(studio: Studio) -> None:
    draft = studio.begun()
    for path in ("item.toml", "none.dmn"):
        assert studio.first.client.get(f"/studio/{draft}/table/{path}").status_code == 404


def tried(studio: Studio, xml: bytes, *rows: object, policy: str = "") -> dict[str, object]:
    sent = {"xml": xml.decode(), "decision": "it", "rows": list(rows)}
    answer = studio.first.tell(f"/studio/{studio.begun()}/table-trials", sent)
    assert answer.status_code == 200
    return dict(answer.json)


def test_what_the_table_leaves_open_is_said_with_an_example(studio: Studio) -> None:
    told = tried(studio, LADDER)
    assert told["gaps"] == [
        {
            "text": "没有规则管这种情况：amount (200..300]。例如：amount = 250",
            "example": {"amount": "250"},
        }
    ]
    (overlap,) = told["overlaps"]
    assert overlap["text"].startswith("规则 1 和规则 2 会同时命中")
    assert told["unhit"] == "下面的测试没有用到规则 1, 2, 3。"


def test_rows_are_told_as_the_page_shows_them(studio: Studio) -> None:
    rows = [{"inputs": {"amount": one}, "expected": "1"} for one in ("10", "60", "goods", "1 +")]
    told = tried(studio, LADDER, *rows)["rows"]
    assert [one["passed"] for one in told] == [True, False, False, False]
    assert told[1]["failure"] == "几条规则同时命中，结果冲突" and told[1]["rules"] == [1, 2]
    assert "没有“goods”这个名称" in told[2]["failure"] and told[2]["cell"] == "amount"
    assert told[3]["failure"].startswith("不是 FEEL")


def test_every_sort_of_finding_has_its_sentence(studio: Studio) -> None:
    first = model(("< 9 | 1", "< 8 | 2", "? > limit | 3", "? > 5 and ? < 3 | 4"), policy="FIRST")
    told = tried(studio, first)
    assert told["silent"] == ["规则 4 不可能命中。", "规则 2 永远轮不到：前面的规则已经把它盖住。"]
    assert told["notes"] == ["“amount”：规则 3 写的是自由的 FEEL，空缺和重叠判断不了。"]
    twice = model(("< 9 | < 8 | 1",), inputs=("amount:number", "amount + 1:number"))
    assert "用到同样的数据" in tried(studio, twice)["notes"][0]
    assert "读不了" in str(tried(studio, b"<nope")["broken"])
    assert "没有任何规则" in tried(studio, model(()))["gaps"][0]["text"]


def test_rows_of_another_shape_do_no_harm(studio: Studio) -> None:
    told = tried(studio, LADDER, 7, None, {"inputs": [1], "expected": {"a": 1}}, {"inputs": {}})
    assert len(told["rows"]) == 4
