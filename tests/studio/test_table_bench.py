"""The bench of a decision table: rows run on the engine, and what the table leaves open."""

import pytest

from engine.errors import NotFound
from engine.studio.orders.open_draft import OpenDraft
from engine.studio.queries.table_bench import Bench, Row, table_bench
from engine.vocabulary import Actor
from tests.language.coverage.tables import model
from tests.workflow.houses import House

ANALYST = Actor(id="a1", name="甲", region="320000", roles=frozenset({"analyst"}))
LADDER = model(("< 100 | 1", "[100..200] | 2", "> 300 | 3"))


@pytest.fixture
def draft(small_house: House) -> str:
    order = OpenDraft(actor=ANALYST, trading_type="tiny", title="试", region="320000")
    return str(small_house.engine.handle(order))


def bench(house: House, draft: str, xml: bytes, *rows: tuple[str, str]) -> Bench:
    asked = tuple(Row(inputs={"amount": one}, expected=two) for one, two in rows)
    return house.engine.ask(table_bench, ANALYST, draft, xml, "it", asked)


def test_each_row_passes_or_not_and_names_the_rule(small_house: House, draft: str) -> None:
    found = bench(small_house, draft, LADDER, ("50", "1"), ("150", "7"), ("250", ""), ("150", ""))
    assert [(row.passed, row.value, row.rules) for row in found.rows] == [
        (True, "1", (0,)),
        (False, "2", (1,)),
        (None, "null", ()),
        (None, "2", (1,)),
    ]
    assert (found.names, found.unhit, found.policy) == (("amount",), (2,), "UNIQUE")
    assert found.told is not None and [gap.where for gap in found.told.gaps] == [("(200..300]",)]


def test_a_cell_that_is_no_value_is_named(small_house: House, draft: str) -> None:
    found = bench(small_house, draft, LADDER, ("goods", ""), ("1", "1 +"), ("now()", ""))
    first, second, third = found.rows
    assert first.wrong and (first.wrong.cell, first.wrong.unknown) == ("amount", "goods")
    assert second.wrong and (second.wrong.cell, second.wrong.unknown) == (None, None)
    assert third.wrong is None and third.value == "null"


def test_a_table_that_breaks_its_hit_policy_fails_that_row(small_house: House, draft: str) -> None:
    found = bench(small_house, draft, model(("< 9 | 1", "< 8 | 2")), ("1", "1"), ("8.5", "1"))
    assert [row.passed for row in found.rows] == [False, True]
    assert found.rows[0].rules == (0, 1)
    assert found.rows[0].failure and found.rows[0].failure[0] == "conflict"


def test_a_file_that_cannot_be_read_says_why(small_house: House, draft: str) -> None:
    for xml in (b"<nonsense", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"<definitions/>"):
        assert bench(small_house, draft, xml, ("1", "1")).broken


def test_a_broken_cell_breaks_only_what_uses_it(small_house: House, draft: str) -> None:
    found = bench(small_house, draft, model(("< 9 | 1", "> > | 2")), ("1", "1"))
    assert found.told is not None and found.told.free == ((1, 0),)
    assert found.rows[0].passed is False and found.rows[0].failure


def test_all_rows_together_have_one_budget(small_house: House, draft: str) -> None:
    heavy = "count(for a in 1..400, b in 1..400 return a * b)"
    found = bench(small_house, draft, LADDER, *[(heavy, "")] * 60)
    assert {row.wrong is None for row in found.rows} == {True, False}


def test_nobody_else_may_try(small_house: House, draft: str) -> None:
    stranger = Actor(id="x", name="丙", region="320000", roles=frozenset({"agency"}))
    with pytest.raises(NotFound):
        small_house.engine.ask(table_bench, stranger, draft, LADDER, "it", ())
