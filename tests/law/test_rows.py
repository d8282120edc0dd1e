"""The book answers by id and by the day of the event."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from engine.law.citation import cite
from engine.law.counting import Period
from engine.law.rows import LawBook, LawRow

OLD = LawRow(
    id="X-1",
    domain="test",
    rule="期限",
    op=">=",
    value=Decimal(20),
    unit="calendar_day",
    law="甲法",
)
NEW = replace(OLD, value=Decimal(30), effective_from=date(2027, 1, 1))


def test_a_row_applies_from_its_first_day_on() -> None:
    book = LawBook.of([OLD, NEW])
    assert book.row("X-1", date(2026, 12, 31)) == OLD
    assert book.row("X-1", date(2027, 1, 1)) == NEW
    assert book.row("X-1") == NEW


def test_a_row_applies_until_its_last_day() -> None:
    trial = replace(NEW, effective_to=date(2027, 12, 31))
    book = LawBook.of([OLD, trial])
    assert book.row("X-1", date(2027, 12, 31)) == trial
    assert book.row("X-1", date(2028, 1, 1)) == OLD


def test_an_event_before_every_row_finds_none() -> None:
    assert LawBook.of([NEW]).row("X-1", date(2026, 1, 1)) is None
    assert LawBook.of([NEW]).rows(date(2026, 1, 1)) == ()


def test_an_unknown_id_finds_none(book: LawBook) -> None:
    assert book.row("ZTB-999") is None
    assert "ZTB-999" not in book.ids()


def test_a_period_is_a_whole_number_of_a_unit_of_time(book: LawBook) -> None:
    preparation, deposit = book.row("ZTB-01"), book.row("ZTB-09")
    assert preparation and preparation.period == Period(count=20, unit="calendar_day")
    assert deposit and deposit.period is None


def test_a_ratio_is_exact(book: LawBook) -> None:
    experts = book.row("ZTB-18")
    assert experts and experts.quantity == Fraction(2, 3)


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("ZTB-01", "《招标投标法》第24条"),
        ("ZTB-02", "《招标投标法》第23条、《招标投标法实施条例》第21条"),
        ("ZTB-50", "《电子招标投标办法》(发改委等2013年20号令)第30-31条"),
        ("ZTB-61", "《电子招标投标办法》(发改委等2013年20号令)第9、20条"),
        ("ZTB-46", "《必须招标的工程项目规定》第5条（凭记忆，待核）"),
        ("ZTB-44", "《必须招标的工程项目规定》(发改委2018年16号令)第5条（二手资料，待核）"),
        (
            "LAND-17",
            "《招标拍卖挂牌出让国有建设用地使用权规定》(国土资源部令第39号)第13条(三)(四)",
        ),
    ],
)
def test_a_citation_reads_as_on_a_chinese_page(book: LawBook, id_: str, expected: str) -> None:
    row = book.row(id_)
    assert row and cite(row) == expected


def test_every_row_can_be_cited(book: LawBook) -> None:
    assert all(cite(row) for row in book.rows())
