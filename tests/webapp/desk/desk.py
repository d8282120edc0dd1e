"""People at the desk of a house under test: each a browser without scripts."""

import json
import re
from html import unescape
from typing import Any

from werkzeug.test import TestResponse

from tests.webapp.visiting import Visitor
from tests.workflow.houses import House
from webapp import create_app

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


class Person(Visitor):
    """Somebody who is signed in; scripts of the page send their token in a header."""

    def token(self) -> str:
        return self._token()

    def completes(self, task: str, status: int = 302, **data: Any) -> str:
        return self.post(f"/tasks/{task}/completion", status, data=json.dumps(data))

    def drafts(self, task: str, token: str | None = None, **data: Any) -> TestResponse:
        return self.client.put(
            f"/tasks/{task}/draft", json=data, headers=self._script(token or self.token())
        )

    def uploads(self, place: str, name: str, content: bytes, token: str | None = None) -> Any:
        """Sends a file as browsers do."""
        head = f'--part\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        return self.client.post(
            place,
            data=head.encode() + content + b"\r\n--part--\r\n",
            content_type="multipart/form-data; boundary=part",
            headers=self._script(token or self.token()),
        )

    def values(self, page: str, script: str = "values") -> Any:
        """What the first form of a page is filled with."""
        found = re.search(rf"<script[^>]* data-{script}>(.*?)</script>", page, re.DOTALL)
        assert found, f"no data-{script}"
        return json.loads(found[1])

    def _script(self, token: str) -> dict[str, str]:
        return {"X-CSRFToken": token, "Accept": "application/json"}


class Desk:
    """`desk[login]` is that person's browser."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.app = create_app(house.engine)
        self.app.config["SESSION_COOKIE_SECURE"] = False
        self._people: dict[str, Person] = {}

    def __getitem__(self, login: str) -> Person:
        if login not in self._people:
            self._people[login] = Person(self.house.engine, self.app)
            self._people[login].post("/demo/person", login=login)
        return self._people[login]

    @property
    def agency(self) -> Person:
        return self["agency.agency1"]

    @property
    def colleague(self) -> Person:
        return self["agency.second"]

    @property
    def stranger(self) -> Person:
        return self["centre_intake.wuxi"]


def text_of(page: str) -> str:
    """What people read of a page's main part."""
    main = page.partition("<main")[2].partition("</main>")[0]
    without = re.sub(r"<script.*?</script>", "", main, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", without)).split())
