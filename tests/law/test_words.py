"""Verdicts and codes are said in both languages."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

import pytest

from engine.law import verdict
from engine.law.calendar import SHANGHAI, Calendar
from engine.law.rows import LawBook, LawRow
from engine.law.words import Words
from tests.law.conftest import LAW

LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.read(LAW.parent)


def row(book: LawBook, id_: str) -> LawRow:
    found = book.row(id_)
    assert found is not None
    return found


def test_a_breach_says_rule_bound_and_article(
    book: LawBook, calendar: Calendar, words: Words
) -> None:
    issued = datetime(2026, 6, 1, 9, 0, tzinfo=SHANGHAI)
    deadline = datetime(2026, 6, 20, 9, 30, tzinfo=SHANGHAI)
    asked = verdict.of_period(row(book, "ZTB-01"), issued, deadline, calendar)
    assert words.sentence(asked, "zh") == (
        "投标准备期：自招标文件开始发出（2026年06月01日 09:00）起至投标截止不少于20日，"
        "最早为2026年06月22日 00:00；实际为2026年06月20日 09:30，不符合规定。"
        "依据《招标投标法》第24条。"
    )
    assert words.sentence(asked, "en") == (
        "Time to prepare bids: at least 20 days from tender documents first issued "
        "(2026-06-01 09:00) to bid deadline, 2026-06-22 00:00 at the earliest; "
        "it is 2026-06-20 09:30, which does not comply. Article 24, Tendering and Bidding Law."
    )


def test_a_provisional_verdict_says_so(book: LawBook, calendar: Calendar, words: Words) -> None:
    asked = verdict.of_period(row(book, "ZTB-36"), date(2027, 2, 3), date(2027, 2, 4), calendar)
    assert words.sentence(asked, "zh").endswith("日期为暂定。")
    assert words.sentence(asked, "en").endswith("the date is provisional.")


def test_a_threshold_from_memory_carries_its_mark(book: LawBook, words: Words) -> None:
    asked = verdict.of_value(row(book, "ZTB-46"), Decimal(900000))
    assert words.sentence(asked, "zh").endswith("第5条（凭记忆，待核）。")
    assert words.sentence(asked, "en").endswith("(from memory, to be checked).")


def test_words_no_machine_can_judge_are_left_to_a_person(book: LawBook, words: Words) -> None:
    asked = verdict.of_value(row(book, "ZTB-39"), Decimal(1))
    assert "须由人员判断" in words.sentence(asked, "zh")


def test_every_row_has_english(book: LawBook, words: Words) -> None:
    assert set(words.english["rules"]) == book.ids()
    events = {event for one in book.rows() for event in (one.from_event, one.to_event)}
    assert events - {""} == set(words.english["events"])
    assert [one.id for one in book.rows() if _has_chinese(words.citation(one, "en"))] == []


def test_every_code_has_a_name_in_both_languages(book: LawBook, words: Words) -> None:
    for kind in ("unit", "op", "on_breach", "domain"):
        codes = {getattr(one, kind) for one in book.rows()} - {""}
        for language in LANGUAGES:
            assert codes <= set(words.labels[language][kind]), kind
    assert words.label("mark", "law_text", "en") == "statutory (read in the law)"


def test_what_has_no_name_is_said_as_it_is(words: Words) -> None:
    assert words.label("domain", "moon", "zh") == "moon"
    assert words.event("月亮升起", "en") == "月亮升起"


def _has_chinese(text: str | Iterable[str]) -> bool:
    return any("一" <= character <= "龥" for character in text)


def test_a_source_is_said_as_people_write_it(book: LawBook, words: Words) -> None:
    assert words.source(row(book, "ZTB-01"), "zh").startswith("LawRefBook")
    assert words.source(row(book, "ZTB-46"), "zh") == "凭记忆，待核"
    assert words.source(row(book, "ZTB-46"), "en") == "from memory, to be checked"
    said = {words.source(one, language) for one in book.rows() for language in LANGUAGES}
    assert not any(one.startswith(("sourced", "from memory:")) or not one for one in said)
