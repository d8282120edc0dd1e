"""Looks at a page as a careful visitor: accessible, no wider than a telephone, nothing refused."""

import os
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError

from tests.browser.reading import CHINESE, chinese
from tests.browser.typed import Typed
from tools.steps import ROOT

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
SHOTS = os.environ.get("SUNROAD_SHOTS")
AXE = ROOT / "webapp" / "assets" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
CHECK = """rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(
  told => told.violations.map(one => one.id + ' ' + one.nodes[0].html.slice(0, 160)))"""
SETTLED_MS = 3_000
READY = "() => [...document.querySelectorAll('form[data-form]')].every(f => 'ready' in f.dataset)"


class Visitor:
    """A browser in one language, signed in or not; `wrong` collects what should not be."""

    def __init__(self, browser: Browser, url: str, login: str | None, language: str) -> None:
        self.wrong: list[str] = []
        self.language = language
        self.name = f"{login or 'anonymous'}-{language}"
        self.context: BrowserContext = browser.new_context(
            base_url=url,
            locale="en-GB" if language == "en" else "zh-CN",
            viewport=WIDE,
            reduced_motion="reduce",
        )
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda told: self._note(told.type, told.text))
        self.page.on("pageerror", lambda error: self._tell(f"script: {error}"))
        self._enter(login, language)

    def fetch(self, path: str) -> tuple[int, str]:
        """What the server answers, without showing it; redirects are not followed."""
        answer = self.context.request.get(path, max_redirects=0)
        page = answer.headers.get("content-type", "").startswith("text/html")
        return answer.status, answer.text() if page else ""

    def open(self, path: str) -> int:
        answer = self.page.goto(path)
        self.page.wait_for_function(READY)
        return answer.status if answer else 0

    def shoot(self, name: str) -> None:
        if SHOTS:
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            width = self.page.viewport_size["width"] if self.page.viewport_size else 0
            path = Path(SHOTS) / f"{name}-{self.name}-{width}.png"
            self.page.screenshot(path=path, full_page=True)

    def checks_access(self) -> None:
        self.page.evaluate(AXE.read_text("utf-8"))
        for violation in self.page.evaluate(CHECK, RULES):
            self._tell(f"axe: {violation}")

    def narrows(self, name: str) -> None:
        """The same page on a telephone scrolls downwards only."""
        self.page.set_viewport_size(NARROW)
        if not self._fits():
            width = self.page.evaluate("document.documentElement.scrollWidth")
            self._tell(f"{width} px wide on a screen of 360")
        self.shoot(name)
        self.page.set_viewport_size(WIDE)

    def _fits(self) -> bool:
        """Charts follow the window a moment later."""
        narrow = f"() => document.documentElement.scrollWidth <= {NARROW['width']}"
        try:
            self.page.wait_for_function(narrow, timeout=SETTLED_MS)
        except TimeoutError:
            return False
        return True

    def reads_english(self, path: str, page: str, typed: Typed) -> None:
        """No Chinese but what people typed, where English is spoken."""
        if self.language != "en":
            return
        for text in dict.fromkeys(chinese(page)):
            if CHINESE.search(typed.without(text)):
                self.wrong.append(f"{self.name} {path} · Chinese: {text[:80]}")

    def leave(self) -> None:
        self.context.close()

    def _enter(self, login: str | None, language: str) -> None:
        self._post("/language", {"language": language})
        if login:
            self._post("/sign-in/demo", {"login": login})
            self._post("/language", {"language": language})

    def _post(self, path: str, fields: Mapping[str, str]) -> None:
        """As a form of the page would."""
        self.page.goto("/sign-in" if path == "/language" else "/")
        token = self.page.get_attribute("meta[name=csrf-token]", "content") or ""
        answer = self.context.request.post(
            path,
            form={**fields, "csrf_token": token},
            headers={"Referer": self.page.url},
            max_redirects=0,
        )
        assert answer.status == 302, answer.text()

    def _note(self, kind: str, text: str) -> None:
        if kind == "error" and "Failed to load resource" not in text:
            self._tell(f"console: {text}")

    def _tell(self, text: str) -> None:
        where = self.page.url.split("/", 3)[-1]
        self.wrong.append(f"{self.name} /{where} · {text}")
