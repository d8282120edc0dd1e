"""An analyst makes a new trading type in the browser: answers, draws, tries, hands in."""

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, expect

from tests.browser.acting import Person
from tests.browser.form_typing import Typist

SLOW_MS = 60_000
"""A sandbox is made, or stories are replayed, on a busy machine."""


class Inventor:
    """One person and the draft they work at."""

    def __init__(self, person: Person) -> None:
        self.person, self.page = person, person.page
        self.draft = ""

    def answers(self, said: Mapping[str, str], starters: str, others: str) -> None:
        """From the empty studio through the guided start to a draft."""
        self.page.goto("/studio/")
        self.page.get_by_role("link", name="新建草稿").first.click()
        self._main().get_by_role("link", name="新的交易类型").click()
        self._main().get_by_role("button", name="建立草稿").click()
        expect(self._main().get_by_role("alert")).to_contain_text("名称：不能为空")
        for label, text in said.items():
            self.page.get_by_label(label, exact=True).fill(text)
        self.page.get_by_role("group", name="谁可以发起").get_by_label(starters).check()
        self.page.get_by_role("group", name="还有谁参与").get_by_label(others).check()
        self.person.shoot("guided")
        self._main().get_by_role("button", name="建立草稿").click()
        self.page.wait_for_url(re.compile(r"/studio/[0-9a-f]{32}"))
        self.draft = re.sub(r".*/studio/([0-9a-f]{32}).*", r"\1", self.page.url)
        self.person.shoot("draft")

    def inserts(self, kind: str, name: str, flow: str) -> None:
        """Drops an element on a flow of the diagram and names it, with mouse and keyboard."""
        self.page.goto(f"/studio/{self.draft}/diagram/process.bpmn")
        self.page.wait_for_selector("[data-modeler][data-ready]")
        box = self.page.locator(f'.djs-connection[data-element-id="{flow}"]').bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.locator(".djs-palette .entry").last.click()
        self.page.locator(".djs-popup-search input").fill(kind)
        self.page.locator(".djs-popup .entry").filter(has_text=kind).first.click()
        self.page.mouse.move(x - 40, y + 5)
        self.page.mouse.move(x, y, steps=5)
        self.page.mouse.click(x, y)
        expect(self.page.locator(".djs-direct-editing-content")).to_be_visible()
        self.page.keyboard.type(name)
        self.page.keyboard.press("Enter")

    def mends(self, button: str) -> None:
        """Takes the way out that a finding offers; after it nothing is found any more."""
        self._main().get_by_role("button", name=button).click()
        expect(self._main().get_by_text("本图没有发现问题。")).to_be_visible()
        self.person.shoot("diagram")

    def opens_sandbox(self) -> None:
        self.page.goto(f"/studio/{self.draft}/trial")
        self._main().get_by_role("button", name="开始试运行").click(timeout=SLOW_MS)
        self.page.wait_for_url("**/sandbox/*/trial", timeout=SLOW_MS)

    def tries_start(self, said: Mapping[str, str]) -> None:
        self._main().get_by_role("button", name="以此身份办理").click()
        self._types(said)
        self._main().get_by_role("button", name="启动项目").click()
        expect(self._main()).to_contain_text("项目已启动")
        self.overview()

    def tries(self, task: str, said: Mapping[str, str]) -> None:
        """Plays whoever may do a task of the overview, and comes back to it."""
        row = self.page.get_by_role("row").filter(has_text=task)
        row.get_by_role("button").first.click()
        self._types(said)
        self._main().get_by_role("button", name="提交办结").click()
        expect(self._main()).to_contain_text(f"已办结：{task}")
        self.overview()

    def waits(self, button: str) -> None:
        """Moves the sandbox's clock with a button of its bar."""
        self.page.locator(".sandbox-bar").get_by_role("button", name=button).click()
        self.overview()

    def overview(self) -> None:
        self.page.locator(".sandbox-bar").get_by_text("总览").click()
        self.page.wait_for_url("**/sandbox/*/trial")

    def records(self, title: str, title_en: str, name: str) -> None:
        """Makes a story of what was done, and replays all stories of the draft."""
        self.person.shoot("sandbox")
        self.page.locator("#record summary").click()
        self.page.locator("#story_title").fill(title)
        self.page.locator("#story_title_en").fill(title_en)
        self.page.locator("#name").fill(name)
        self.page.locator("#record form button").click()
        self.page.wait_for_url("**/studio/**")
        self._main().get_by_role("button", name="回放全部用例").click(timeout=SLOW_MS)
        self.page.wait_for_selector("#stories .studio-good", timeout=SLOW_MS)
        self.person.shoot("replayed")

    def asks(self, reason: str) -> None:
        self.page.goto(f"/studio/{self.draft}/review")
        self.page.get_by_label("为什么要发布").fill(reason)
        self.person.shoot("review")
        self._main().get_by_role("button", name="送审").click()
        expect(self._main()).to_contain_text("待审核")

    def _types(self, said: Mapping[str, str]) -> None:
        """Into the fields of the form that lies open, by their labels."""
        form = Typist(self.page).ready().place
        for label, text in said.items():
            form.get_by_label(label).fill(text)

    def _main(self) -> Locator:
        return self.person.main
