"""Files of the register: read in two formats and encodings, distrusted in every way."""

import io
import random
import zipfile
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook

from engine.errors import Invalid, Problem, TooLarge
from engine.trading.register import spreadsheet
from engine.trading.register.columns import COLUMNS
from engine.trading.register.entry import Entry, read
from tests.orders.approved import HEADING, ROW, file


def xlsx(*rows: tuple[Any, ...], **parts: bytes) -> bytes:
    book = Workbook()
    for row in ([column.zh for column in COLUMNS], *rows):
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    with zipfile.ZipFile(kept, "a") as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return kept.getvalue()


DAY = datetime(2026, 3, 2)  # noqa: DTZ001 - as a spreadsheet holds it
CELLS = (
    *("宁发改〔2026〕1号", "滨江路改造", "A01", "工程", "320104", 23800000.5, DAY),
    *(date(2026, 6, 30), None, "南京市城市建设局"),
)


def entries(content: bytes, name: str = "x") -> list[Entry | Problem]:
    return list(read(spreadsheet.rows(name, content)))


def test_a_csv_is_read_in_both_encodings_and_languages() -> None:
    english = ",".join(column.en for column in COLUMNS)
    for content in (file(ROW), f"{HEADING}\n{ROW}".encode("gb18030"), file(ROW, heading=english)):
        (one,) = entries(content)
        assert isinstance(one, Entry)
        assert (one.line, one.name, one.kind) == (2, "滨江路改造", "works")
        assert (one.amount, one.approved_on) == (Decimal(23800000), date(2026, 3, 2))


def test_an_xlsx_is_read_with_its_dates_and_amounts() -> None:
    (one,) = entries(xlsx(CELLS))
    assert isinstance(one, Entry)
    assert (one.amount, one.planned_on) == (Decimal("23800000.5"), date(2026, 6, 30))


def test_a_row_is_the_same_wherever_it_stands() -> None:
    first, second = entries(file(ROW)), entries(file("", ROW.replace("23800000.00", "23800000")))
    assert isinstance(first[0], Entry) and isinstance(second[0], Entry)
    assert first[0].hash == second[0].hash
    assert (first[0].line, second[0].line) == (2, 3)


def test_formulas_count_for_nothing() -> None:
    (wrong,) = entries(xlsx((*CELLS[:5], "=1+1", *CELLS[6:])))
    assert isinstance(wrong, Problem)
    assert (wrong.key, wrong.params["line"], wrong.params["column"]) == (
        "cell_empty",
        2,
        "金额（元）",
    )


FAULTS = {
    "cell_empty": ("滨江路改造", ""),
    "cell_kind": ("工程", "房子"),
    "cell_region": ("320104", "3201"),
    "cell_amount": ("23800000.00", "-5"),
    "cell_date": ("2026-03-02", "2026-02-30"),
    "cell_too_long": ("滨江路改造", "长" * 301),
}


@pytest.mark.parametrize("key", FAULTS)
def test_a_bad_cell_is_named_by_line_and_column(key: str) -> None:
    old, new = FAULTS[key]
    (wrong,) = entries(file(ROW.replace(old, new)))
    assert isinstance(wrong, Problem)
    assert (wrong.key, wrong.params["line"]) == (key, 2)


@pytest.mark.parametrize("text", ["NaN", "1e400", "0", "1.234", "1,2e1", "٣"])
def test_an_amount_is_exact_or_refused(text: str) -> None:
    (found,) = entries(file(ROW.replace("23800000.00", f'"{text}"')))
    assert isinstance(found, Problem)
    assert found.key == "cell_amount"


BAD: dict[str, bytes] = {
    "nothing": b"",
    "only a heading": file(),
    "other columns": b"a,b\n1,2",
    "binary": b"\x00\x01\x02",
    "an open quote": file('"x'),
    "a zip of nothing": b"PK\x03\x04" + b"\0" * 40,
    "a zip that is no workbook": xlsx()[:200],
    "entities": xlsx(CELLS, **{"xl/x.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_table_is_refused(case: str) -> None:
    with pytest.raises(Invalid):
        entries(BAD[case])


def test_too_much_is_refused() -> None:
    with pytest.raises(TooLarge):
        entries(b"x" * (spreadsheet.MOST_BYTES + 1))
    with pytest.raises(TooLarge):
        entries(file(*[ROW] * (spreadsheet.MOST_ROWS + 2)))
    with pytest.raises(TooLarge):
        entries(xlsx(CELLS, **{f"x{n}.xml": b"<a/>" for n in range(250)}))


def test_a_spreadsheet_that_was_tampered_with_never_breaks_the_reader() -> None:
    dice, whole = random.Random(7), xlsx(CELLS, CELLS)
    for _ in range(200):
        body = bytearray(whole)
        for _ in range(dice.randint(1, 12)):
            body[dice.randrange(4, len(body))] = dice.randrange(256)
        with suppress(Invalid, TooLarge):
            entries(bytes(body))


def test_a_cell_far_away_costs_nothing() -> None:
    book = Workbook()
    for line in range(1, 2_000):
        book.active.cell(row=line, column=16_384, value="x")
    kept = io.BytesIO()
    book.save(kept)
    assert spreadsheet.rows("x", kept.getvalue()) == ()


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (spreadsheet.MOST_UNPACKED + 1))
    assert len(kept.getvalue()) < spreadsheet.MOST_BYTES
    with pytest.raises(TooLarge):
        entries(kept.getvalue())
