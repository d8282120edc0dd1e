"""Five bidders, each in a browser of their own, and what nobody may learn before the opening."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, expect

from tests.browser.looking import Visitor
from tests.workflow.small import amount, form, text

PASSPHRASE = "五只 金丝雀 一把 钥匙 不外传"
PATIENCE_MS = 30_000
NEEDED = {"validate": {"required": True}}
READ_OUT = {
    "forms/tiny/read_out.form": form(
        "tiny/read_out",
        {**amount("price", **NEEDED), "label": "投标报价（元）"},
        {**text("period", **NEEDED), "label": "工期"},
        {**text("leader", **NEEDED), "label": "项目负责人"},
    ),
}


@dataclass(frozen=True, kw_only=True)
class Canary:
    """What one bid says: each piece is found nowhere by accident."""

    price: str
    period: str
    leader: str
    file: str
    content: str

    def pieces(self) -> list[str]:
        """In the forms in which a program may hold them; a price also without its point."""
        whole = self.price.replace(".", "")
        return [self.price, whole, self.period, self.leader, self.file, self.content, PASSPHRASE]


def canary(number: int) -> Canary:
    return Canary(
        price=f"83172{number}4.{number}7",
        period=f"七百三十{'零一二三四五'[number]}天零半日",
        leader=f"司徒佰廿{'零壹贰叁肆伍'[number]}玖",
        file=f"投标函-朱鹮-{number}.pdf",
        content=f"本标书的技术方案编号为 HERON-{number}-77031，仅供开标后查阅。",
    )


class Bidder:
    """At the sealing page of one lot."""

    def __init__(self, browser: Browser, url: str, project: str, number: int, lot: str) -> None:
        self.visitor = Visitor(browser, url, f"bidder.bidder{number}", "zh")
        self.page = self.visitor.page
        self.page.set_default_timeout(PATIENCE_MS)
        self.tells = canary(number)
        self.number = number
        self.key: Path | None = None
        self._path = f"/market/projects/{project}/lots/{lot}/bid"

    def seals(self, folder: Path) -> None:
        """To the test seal: nothing counts before it was opened."""
        self.page.goto(self._path)
        self.page.wait_for_selector("[data-seal][data-ready]")
        body = b"%PDF-1.7\n" + self.tells.content.encode() * 400
        file: Any = {"name": self.tells.file, "mimeType": "application/pdf", "buffer": body}
        self.page.locator("#seal-files").set_input_files([file])
        self.page.get_by_label("投标报价（元）").fill(self.tells.price)
        self.page.get_by_label("工期").fill(self.tells.period)
        self.page.get_by_label("项目负责人").fill(self.tells.leader)
        for name in ("passphrase", "again"):
            self.page.locator(f"#seal-{name}").fill(PASSPHRASE)
        for box in self.page.locator("[data-seal-steps] input[type=checkbox]").all():
            box.check()
        with self.page.expect_download() as loaded:
            self.page.locator("[data-seal-start]").click()
        self.key = folder / f"bidder{self.number}.json"
        loaded.value.save_as(self.key)

    def sends(self) -> None:
        """Opens the test seal, which sends the bid."""
        assert self.key
        self.page.locator("#seal-keyfile").set_input_files(self.key)
        self.page.locator("#seal-test").fill(PASSPHRASE)
        self.page.locator("[data-seal-open]").click()

    def has_receipt(self) -> str:
        """The bid's id."""
        self.page.wait_for_url("**/receipt")
        return str(self.page.context.request.get(f"{self.page.url}.json").json()["bid"])

    def hands_in(self, project: str) -> None:
        """The secret of the key file, in the hall of the first lot."""
        assert self.key
        self.page.goto(f"/opening/{project}/1")
        form_ = self.page.locator("[data-hand-in][data-ready]")
        form_.get_by_label("密钥文件").set_input_files(self.key)
        form_.get_by_label("口令", exact=True).fill(PASSPHRASE)
        form_.locator("button").click()
        expect(self.page.get_by_role("main")).to_contain_text("密钥已交出")

    @property
    def problem(self) -> Locator:
        return self.page.locator("[data-seal-problem]")
