"""The shelf: searched, lent from, and downloaded by whoever keeps or supervises it."""

import pytest

from tests.trading.archive.sealed import packed
from tests.webapp.desk.desk import Desk
from tests.workflow.conftest import build, empty_database, empty_postgres, prepared, small_house
from tests.workflow.houses import House

__all__ = ["build", "empty_database", "empty_postgres", "prepared", "small_house"]


@pytest.fixture
def desk(small_house: House) -> Desk:
    return Desk(small_house)


def test_an_archive_is_found_lent_and_taken_back(desk: Desk) -> None:
    project, keeper = packed(desk.house), desk["centre_archive.nanjing"]
    assert "2026-001" in keeper.get("/archive/?text=大桥")
    assert "没有符合条件的档案" in keeper.get("/archive/?text=隧道")
    place = f"/archive/{project}/loans"
    sent = {"borrower": "审计局 陈某", "reason": "专项审计", "due_on": "2026-04-01"}
    page = keeper.post(place, 422, **{**sent, "due_on": "下周"})
    assert "归还日期" in page and "审计局 陈某" in page
    assert keeper.post(place, **sent).endswith(f"/archive/{project}")
    assert "借出中" in keeper.get("/archive/?state=lent")
    loan = keeper.get(f"/archive/{project}").partition("/return")[0].rpartition("/")[2]
    keeper.post(f"{place}/{loan}/return", note="完好")
    assert "已归还" in keeper.get(f"/archive/{project}")
    keeper.post(f"{place}/{loan}/return", 409)


def test_the_package_goes_to_keeper_and_supervisor_only(desk: Desk) -> None:
    project = packed(desk.house)
    for login in ("centre_archive.nanjing", "supervisor.nanjing"):
        answer = desk[login].client.get(f"/archive/{project}/package.zip")
        assert answer.data.startswith(b"PK") and answer.mimetype == "application/zip"
    for login in ("agency.agency1", "centre_intake.nanjing", "centre_archive.wuxi"):
        desk[login].get(f"/archive/{project}/package.zip", 404)
    desk.agency.get("/archive/", 403)
    assert "登记借阅" not in desk["supervisor.nanjing"].get(f"/archive/{project}")
