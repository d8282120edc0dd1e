"""An analyst at the diagram editor: what is there, what is typed, what the server has of it."""

import re
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.reading import CHINESE

EDITOR = "document.querySelector('[data-modeler]').editor"
QUIET_MS = 600
"""Longer than the editor waits after a change before it keeps the text."""
LATIN = re.compile(r"[A-Za-z]{3,}")


class Modelling:
    """One diagram of a draft on a page."""

    def __init__(self, page: Page, draft: str, path: str) -> None:
        self.page, self.draft, self.path = page, draft, path

    def opens(self, element: str = "") -> "Modelling":
        """Another element after `#` alone would not load the page anew."""
        self.page.goto("about:blank")
        self.page.goto(f"/studio/{self.draft}/diagram/{self.path}#{element}")
        self.page.wait_for_selector("[data-modeler][data-ready]")
        return self

    def puts(self, path: str, content: str) -> None:
        """As another editor would save a new file."""
        answer = self.page.request.put(
            f"/studio/{self.draft}/files/{path}",
            data=content.encode(),
            headers={
                "X-Based-On": "0",
                "X-CSRFToken": self._token(),
                "Content-Type": "text/plain",
                "Referer": self.page.url,
            },
        )
        assert answer.ok, answer.text()

    def kept(self, path: str | None = None) -> str:
        """The newest state that the server has."""
        return str(self.page.request.get(f"/studio/{self.draft}/files/{path or self.path}").text())

    def saved(self) -> None:
        """Waits until the server has every change that was made so far."""
        self.page.wait_for_timeout(QUIET_MS)
        self.page.wait_for_function(f"() => {EDITOR}.saving.latest === null")

    def opens_groups(self) -> None:
        """All groups of the panel stand open."""
        self.page.evaluate(
            "document.querySelectorAll('.bio-properties-panel-group-header:not(.open)')"
            ".forEach(header => header.click())"
        )

    def does(self, script: str) -> Any:
        """Runs a line with the modeler as `m`."""
        return self.page.evaluate(
            f"(async () => {{ const m = {EDITOR}.modeler; return {script}; }})()"
        )

    def findings(self) -> list[str]:
        """The rules that complain about this diagram, as the server says."""
        found = self.page.request.get(f"/studio/{self.draft}/findings.json").json()
        return [one["rule"] for one in found if one["file"] == self.path]

    def finding(self, rule: str) -> Locator:
        return self.page.locator("[data-modeler-findings] li").filter(has_text=rule)

    def unchinese(self, said: list[tuple[str, str]], own: set[str]) -> list[tuple[str, str]]:
        """Texts without a Chinese word that are neither names of the diagram nor of services."""
        return [
            (text, where)
            for text, where in said
            if LATIN.search(text) and not CHINESE.search(text) and not own & set(text.split())
        ]

    def _token(self) -> str:
        return self.page.get_attribute("meta[name=csrf-token]", "content") or ""
