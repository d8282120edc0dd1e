"""People at their browsers: sign in, take a task, type its form, send a message, move the clock."""

import os
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from engine.demo.province import PASSWORD
from tests.browser.form_typing import Typist

WINDOW = {"width": 1280, "height": 900}
SHOTS = os.environ.get("SUNROAD_SHOTS")
PATIENCE_MS = 15_000
HARMLESS = ("Failed to load resource", "htmx:afterRequest", "htmx:sendError", "htmx:sendAbort")
"""A refusal's status, and a part of a page that was asked for when the page was left."""


class People:
    """Everybody who has come to the site so far, by login; each has a browser of their own."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.url = url
        self.wrong: list[str] = []
        self._browser = browser
        self._here: dict[str, Person] = {}
        self._shots = 0

    def __getitem__(self, login: str) -> "Person":
        """The person, signed in."""
        if login not in self._here:
            self._here[login] = Person(self, login, self.opened())
            self._here[login].signs_in()
        return self._here[login]

    def opened(self) -> Page:
        """A fresh browser of somebody who is not signed in."""
        context = self._browser.new_context(
            base_url=self.url, locale="zh-CN", viewport=WINDOW, reduced_motion="reduce"
        )
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: self.wrong.append(f"{page.url}: {error}"))
        page.on("console", lambda told: self._note(page, told.type, told.text))
        return page

    def shoot(self, page: Page, name: str) -> None:
        """Keep a picture of the page where `SUNROAD_SHOTS` names a folder."""
        if SHOTS:
            self._shots += 1
            path = Path(SHOTS) / f"{self._shots:03}-{name}.png"
            page.screenshot(path=path, full_page=True)

    def leave(self) -> None:
        for person in self._here.values():
            person.page.context.close()

    def _note(self, page: Page, kind: str, text: str) -> None:
        if kind == "error" and not any(known in text for known in HARMLESS):
            self.wrong.append(f"{page.url}: {text}")


class Person:
    """One person at the site; `page` is what they look at."""

    def __init__(self, people: People, login: str, page: Page) -> None:
        self.people = people
        self.login = login
        self.page = page

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    def signs_in(self) -> None:
        self.page.goto("/sign-in")
        self.page.locator("#login").fill(self.login)
        self.page.locator("#password").fill(PASSWORD)
        self.main.get_by_role("button", name="登录", exact=True).click()
        expect(self.page.get_by_role("button", name="退出")).to_be_visible()

    def starts(self, item: str, tenderee: str, data: Mapping[str, Any]) -> str:
        """From the catalogue to the project's page; returns its path."""
        self.page.get_by_role("link", name="发起项目").click()
        self.shoot("catalogue")
        self.main.get_by_role("link", name=item).click()
        self.page.get_by_label("招标人", exact=True).select_option(label=tenderee)
        self.types(data)
        self.shoot("start-form")
        self.main.get_by_role("button", name="启动项目").click()
        expect(self.main).to_contain_text("项目已启动")
        return re.sub(r"^https?://[^/]+|[?#].*$", "", self.page.url)

    def sees(self, task: str) -> Locator:
        """The task's lines on the desk."""
        self.page.goto("/desk")
        return self.main.get_by_role("link", name=task, exact=True)

    def opens(self, task: str) -> Typist:
        """Take a task from the desk; its form stands ready."""
        self.sees(task).first.click()
        claim = self.main.get_by_role("button", name="签收并办理")
        if claim.count():
            claim.click()
        return Typist(self.page).ready()

    def finishes(self, task: str, data: Mapping[str, Any]) -> None:
        """Type the form of the task that lies open, and hand it in."""
        self.types(data)
        self.shoot(task)
        self.main.get_by_role("button", name="提交办结").click()
        expect(self.main).to_contain_text(f"已办结：{task}")

    def writes(self, message: str, data: Mapping[str, Any]) -> None:
        """From the market page to a message's form, typed and not yet sent."""
        self.page.goto("/market/")
        self.main.get_by_role("link", name=message).first.click()
        self.types(data)

    def sends(self, message: str, data: Mapping[str, Any]) -> None:
        self.writes(message, data)
        self.shoot(message)
        self.main.get_by_role("button", name="提交", exact=True).click()
        expect(self.main).to_contain_text(f"已提交：{message}")

    def types(self, data: Mapping[str, Any]) -> None:
        Typist(self.page).ready().type(data)

    def clock(self) -> datetime:
        """What the demo's clock says, after a look at the desk."""
        self.page.goto("/desk")
        told = self.page.locator("[data-demo-clock]").get_attribute("datetime")
        return datetime.fromisoformat(str(told))

    def moves_clock(self, to: datetime) -> None:
        """With the demo's bar; `to` in Beijing time, to the minute."""
        bar = self.page.locator(".demo-bar")
        bar.get_by_text("拨到指定时刻").click()
        bar.locator("#demo-to").fill(f"{to:%Y-%m-%dT%H:%M}")
        bar.get_by_role("button", name="拨到", exact=True).click()
        expect(self.main).to_contain_text("时钟已拨到")

    def shoot(self, name: str) -> None:
        self.people.shoot(self.page, name)
