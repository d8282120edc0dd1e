"""How the content of a notice becomes something people read."""

from decimal import Decimal

import pytest

from webapp.portal.reading import Part, body, parts


def content(**fields: object) -> dict[str, object]:
    return {"kind": "award", "title": "公告", "fields": fields}


def test_its_own_text_stands_apart() -> None:
    told = content(正文="确定中标人。", 中标人="甲公司")
    assert body(told) == "确定中标人。"
    assert parts(told, {}) == (Part(label="中标人", texts=("甲公司",)),)


def test_amounts_have_separators_and_years_do_not() -> None:
    told = content(
        **{"中标价（元）": "89431200", "报价": "投标报价 44980700.25 元", "批文": "〔2026〕108号"}
    )
    assert [part.texts[0] for part in parts(told, {})] == [
        "89,431,200",
        "投标报价 44,980,700.25 元",
        "〔2026〕108号",
    ]


def test_moments_read_as_in_beijing() -> None:
    told = content(截止="2026-12-28T09:30:00+08:00 至 2026-12-29T17:00:00+08:00@Asia/Shanghai")
    assert parts(told, {})[0].texts == ("2026-12-28 09:30 至 2026-12-29 17:00",)


def test_rows_become_a_table_under_named_headings() -> None:
    rows = [{"bidder": "甲", "price": Decimal("100000.50")}, {"bidder": "乙", "days": 90}]
    words = {"bids": "投标", "bidder": "投标人", "price": "报价"}
    assert parts(content(bids=rows), words) == (
        Part(
            label="投标",
            headings=("投标人", "报价", "days"),
            rows=(("甲", "100,000.50", "—"), ("乙", "—", "90")),
            numbers=frozenset({1, 2}),
        ),
    )


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (Decimal("88123000.00"), "88,123,000"),
        ("88123000.00", "88,123,000"),
        (Decimal("1234567.89"), "1,234,567.89"),
        (Decimal("44980700.5"), "44,980,700.50"),
        (Decimal("0.125"), "0.125"),
        (0, "0"),
        (None, "—"),
        ("面议", "面议"),
    ],
)
def test_yuan_are_grouped_and_have_cents_only_where_there_are_some(
    value: object, read: str
) -> None:
    told = content(**{"中标价（元）": value, "候选人": [{"投标报价（元）": value}]})
    single, table = parts(told, {})
    assert (single.texts, table.rows) == ((read,), ((read,),))


def test_amounts_within_a_text_lose_their_empty_cents() -> None:
    told = content(说明="投标报价 88123000.00 元，保证金 500.00元，系数 3.50")
    assert parts(told, {})[0].texts == ("投标报价 88,123,000 元，保证金 500元，系数 3.50",)


def test_strange_content_shows_nothing_and_breaks_nothing() -> None:
    assert parts(None, {}) == parts({"fields": []}, {}) == ()
    assert body("x") == ""
