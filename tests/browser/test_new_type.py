"""From an empty page to a city's first project of a new trading type, in one sitting."""

import pytest
from playwright.sync_api import expect

from tests.browser.acting import People
from tests.browser.inventing import Inventor

pytestmark = [pytest.mark.browser, pytest.mark.long]
NAME = "排污权单向竞价"
SAID = {
    "名称": NAME,
    "英文名称（可不填）": "One-way bidding for emission rights",
    "类型代码": "emission_bid",
    "目录项编码": "Z01-BID",
    "类别代码": "Z01",
    "类别名称": "排污权交易",
    "交易方式": "单向竞价",
    "监督部门": "生态环境部门",
    "法律依据": "排污许可管理条例 | Regulations on Pollutant Discharge Permits",
    "第一项任务": "受理审核",
}


def test_an_analyst_invents_a_type_and_a_city_uses_it(people: People) -> None:
    analyst = Inventor(people["analyst.province"])
    analyst.answers(SAID, starters="招标人", others="交易中心受理岗")
    analyst.inserts("用户任务", "发布竞价公告", flow="finish")
    analyst.mends("新建表单")
    analyst.opens_sandbox()
    analyst.tries_start({"项目名称": "沿江排污权竞价"})
    analyst.tries("受理审核", {"办理意见": "材料齐全"})
    analyst.waits("+5天")
    analyst.tries("发布竞价公告", {"办理意见": "公告五个工作日"})
    analyst.records("从发起到公告", "From start to notice", "to_notice")
    analyst.asks("环境权交易进场，南京先行")

    second = people["catalogue_keeper.province"]
    second.page.goto("/studio/")
    second.main.get_by_role("link", name=NAME).click()
    second.shoot("second-person")
    second.page.goto(f"/studio/{analyst.draft}/review")
    second.main.get_by_role("button", name="通过并发布").click()
    expect(second.main).to_contain_text("已发布")
    second.shoot("published")

    tenderee = people["tenderee.tenderee1"]
    tenderee.page.goto("/catalogue/")
    tenderee.main.get_by_role("link", name=NAME).click()
    tenderee.page.get_by_label("项目所在地").select_option(label="无锡市")
    tenderee.types({"project_name": "太湖排污权竞价"})
    tenderee.main.get_by_role("button", name="启动项目").click()
    expect(tenderee.main).to_contain_text("项目已启动")
    clerk = people["centre_intake.wuxi"]
    expect(clerk.sees("受理审核")).to_be_visible()
    clerk.shoot("first-project")
