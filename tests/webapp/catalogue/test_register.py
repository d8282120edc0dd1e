"""The register's page: import, list, decide, and files that no spreadsheet computes."""

import csv
import io
import re

import pytest

from tests.orders.approved import ROW, file
from tests.webapp.square import Square
from tests.webapp.visiting import Visitor
from webapp.catalogue.register_file import guarded

PAGE = "/catalogue/register"


@pytest.fixture
def keeper(own_square: Square) -> Visitor:
    visitor = Visitor(own_square.engine)
    visitor.signs_in("catalogue_keeper.province")
    return visitor


def sent(visitor: Visitor, content: bytes, status: int = 302, name: str = "台账.csv") -> str:
    data = {"file": (io.BytesIO(content), name), "csrf_token": visitor._token()}
    answer = visitor.client.post(f"{PAGE}/imports", data=data)
    assert answer.status_code == status, answer.get_data(as_text=True)[:2000]
    return answer.get_data(as_text=True)


def known(own_square: Square) -> str:
    """The tender of the square as its approval says it."""
    case = own_square.told.case
    cells = (case["approval_number"], case["project_name"], "A01", "工程", own_square.told.region)
    return ",".join(map(str, cells)) + ",50000000,2026-03-02,,,单位"


def test_a_file_is_imported_and_every_row_finds_its_place(
    own_square: Square, keeper: Visitor
) -> None:
    small = ROW.replace("23800000.00", "399.99").replace("滨江", "滨河")
    old = ROW.replace("2026-03-02", "2024-03-02").replace("滨江", "滨海")
    sent(keeper, file(known(own_square), ROW, small, old))
    page = keeper.get(PAGE)
    assert "读入 4 行，新增 4 行" in page
    for state, name in (("not_traded", "滨海路改造"), ("exempt", "滨河路改造")):
        assert name in keeper.get(f"{PAGE}?state={state}")
    traded = keeper.get(f"{PAGE}?state=traded")
    assert f"/projects/{own_square.project}" in traded
    assert "滨江路改造" not in traded
    assert "ZTB-44" in keeper.get(f"{PAGE}?state=not_traded")
    sent(keeper, file(ROW))
    assert "读入 1 行，新增 0 行" in keeper.get(PAGE)


def test_bad_rows_are_listed_by_line_and_column(keeper: Visitor) -> None:
    page = sent(keeper, file(ROW.replace("工程", "房子"), ROW.replace("320104", "999999")), 422)
    assert "第 2 行“标的类型”应为工程、货物、服务或其他" in page
    assert "第 3 行“行政区划”" in page
    assert "缺少列" in sent(keeper, b"a,b\n1,2", 422)
    assert "文件不是 CSV" in sent(keeper, b"\x00", 422)
    assert "没有收到文件" in sent(keeper, b"", 422, name="")


def test_the_template_can_be_filled_in_and_read(keeper: Visitor) -> None:
    sent(keeper, keeper.client.get(f"{PAGE}/template.csv").get_data())
    assert "新增 1 行" in keeper.get(PAGE)


def test_an_entry_is_decided_with_a_reason(keeper: Visitor) -> None:
    sent(keeper, file(ROW.replace("2026-03-02", "2024-01-02").replace("滨江", "滨山")))
    page = keeper.get(f"{PAGE}?text=滨山")
    found = re.search(r'action="(/catalogue/register/\w+/decision)"', page)
    assert found
    assert "不能为空" in keeper.post(found[1], 422, decided="exempt", reason="")
    keeper.post(found[1], decided="exempt", reason="<b>应急工程")
    page = keeper.get(f"{PAGE}?text=滨山")
    assert "人工认定" in page and "&lt;b&gt;应急工程" in page


def test_what_is_exported_computes_nothing_and_can_be_read_again(keeper: Visitor) -> None:
    sent(keeper, file(ROW.replace("滨江路改造", "=HYPERLINK(1)")))
    text = keeper.client.get(f"{PAGE}/export.csv").get_data().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert any(row[1] == "'=HYPERLINK(1)" for row in rows)
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx", "＝1"])
def test_a_cell_that_would_be_computed_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


def test_others_do_not_read_it_and_supervisors_do_not_import(own_square: Square) -> None:
    agency, supervisor = Visitor(own_square.engine), Visitor(own_square.engine)
    agency.signs_in("agency.agency1")
    supervisor.signs_in("supervisor.nanjing")
    for path in (PAGE, f"{PAGE}/export.csv"):
        agency.get(path, 403)
    assert "导入台账" not in supervisor.get(PAGE)
    sent(supervisor, file(ROW), 403)
