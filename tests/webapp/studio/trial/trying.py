"""An analyst's browser at the try-out of a small draft, in a real house of its own."""

import json
import re
from dataclasses import replace
from html import unescape

from engine.settings import Settings
from engine.studio.orders.open_draft import OpenDraft
from tests.rehearsal import tiny
from tests.webapp.desk.desk import Desk, Person
from tests.workflow.houses import House

ANALYST = "analyst.province"
AGENT = "agency.agency1"


class Trying:
    """`place` is the root of the sandbox, once it is open."""

    def __init__(self, house: House, where: Settings, **stories: bytes) -> None:
        house.engine.settings = replace(where, secure_cookies=False)
        self.house = house
        self.desk = Desk(house)
        self.analyst: Person = self.desk[ANALYST]
        order = OpenDraft(
            actor=house.actor(ANALYST),
            trading_type="tiny",
            title="试一试",
            region="320000",
            files=tiny.files(2, **stories),
        )
        self.draft = str(house.engine.handle(order))
        self.page = f"/studio/{self.draft}/trial"
        self.place = ""

    def opens(self) -> str:
        """The overview of a fresh sandbox."""
        led = self.analyst.post(f"{self.page}/sandbox")
        self.place = led.removesuffix("/trial")
        return self.analyst.get(led)

    def plays(self, login: str, next_: str = "") -> str:
        return self.posts("/demo/person", login=login, next=next_)

    def posts(self, path: str, status: int = 302, **fields: str) -> str:
        """A form of the sandbox's site, sent with that site's token."""
        page = self.analyst.get(f"{self.place}/trial")
        token = unescape(re.findall(r'name="csrf-token" content="([^"]+)"', page)[0])
        answer = self.analyst.client.post(self.place + path, data={**fields, "csrf_token": token})
        assert answer.status_code == status, answer.get_data(as_text=True)[:800]
        return answer.location or answer.get_data(as_text=True)

    def starts(self) -> str:
        """A project, by the agency; its id."""
        self.plays(AGENT)
        sent = {"region": "320100", "data": json.dumps({"note": "一"})}
        return self.posts("/catalogue/TINY/projects", **sent).rpartition("/")[2]

    def completes(self, element: str) -> None:
        tasks = re.findall(r'value="[^"]*(/tasks/[^"]+)"', self.overview())
        assert tasks, element
        self.posts(f"{tasks[0]}/completion", data=json.dumps({"note": element}))

    def overview(self) -> str:
        return self.analyst.get(f"{self.place}/trial")
