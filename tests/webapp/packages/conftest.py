"""Analysts at one house, each with a browser; packages are sent as browsers send them."""

import os
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.app import Engine
from tests.rehearsal.conftest import built_template
from tests.webapp.studio.conftest import studio_house
from tests.webapp.visiting import Visitor

__all__ = ["built_template", "studio_house"]
PATIENCE_SECONDS = 60


class Importer(Visitor):
    """Sends packages and waits for what becomes of them."""

    def uploads(self, body: bytes, name: str = "tiny.zip", status: int = 303) -> str:
        """Where it leads, or the page of a refusal."""
        head = f'--part\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        answer = self.client.post(
            "/packages/imports",
            data=head.encode() + body + b"\r\n--part--\r\n",
            content_type="multipart/form-data; boundary=part",
            headers={"X-CSRFToken": self._token()},
        )
        assert answer.status_code == status, answer.get_data(as_text=True)[:1000]
        return answer.headers["Location"] if status == 303 else answer.get_data(as_text=True)

    def judged(self, body: bytes) -> tuple[str, str]:
        """The import's address, and the part of its page that tells the verdict."""
        place = self.uploads(body)
        end = time.monotonic() + PATIENCE_SECONDS
        while "aria-busy" in (part := self.get(f"{place}/progress")):
            assert time.monotonic() < end, part
            time.sleep(0.1)
        return place, part


@pytest.fixture
def enter(studio_house: Engine, built_template: Path) -> Callable[[str], Importer]:
    """A browser in which somebody is signed in; stories find their template at hand."""
    sandboxes = studio_house.settings.data / "sandboxes" / built_template.name
    if not sandboxes.exists():
        shutil.copytree(built_template, sandboxes, copy_function=os.link)

    def entered(login: str) -> Importer:
        visitor = Importer(studio_house)
        visitor.post("/sign-in/demo", login=login)
        return visitor

    return entered


@pytest.fixture
def first(enter: Callable[[str], Importer]) -> Importer:
    return enter("first")


def rows(page: str) -> list[list[str]]:
    """The cells of a page's tables as people read them."""
    found = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in found]
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in row] for row in cells if row]
